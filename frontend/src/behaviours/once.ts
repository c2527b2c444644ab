/**
 * `form[data-once]`: a second submit is refused until the answer is there. The buttons become `aria-disabled`, not disabled: a disabled
 * button would not be sent with the form. Free again when the browser brings the page back and when htmx has its answer.
 */
import { around, type Behaviour } from "../behaviour.ts";

const SENT = "form[data-once][aria-busy]";

export const once: Behaviour = {
  install() {
    document.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", () => {
      for (const form of document.querySelectorAll<HTMLFormElement>(SENT)) free(form);
    });
    document.addEventListener("htmx:afterRequest", (event) => {
      const form = around<HTMLFormElement>(event, SENT);
      if (form) free(form);
    });
  },
};

function onSubmit(event: SubmitEvent): void {
  const form = around<HTMLFormElement>(event, "form[data-once]");
  if (!form) return;
  if (form.hasAttribute("aria-busy")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("aria-busy", "true");
  for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
}

function free(form: HTMLFormElement): void {
  form.removeAttribute("aria-busy");
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
}

function buttons(form: HTMLFormElement): Element[] {
  return [...form.elements].filter((one) => one instanceof HTMLButtonElement && one.type === "submit");
}
