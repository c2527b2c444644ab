/** `form[data-guard]` and `form[data-draft]`: the browser asks before a form that was changed and not sent is left. */
import { around, type Behaviour } from "../behaviour.ts";
import { isChanged } from "./form-fields.ts";

export const guard: Behaviour = {
  install() {
    document.addEventListener("submit", (event) => {
      const form = around<HTMLFormElement>(event, "form");
      form?.setAttribute("data-sent", "");
    });
    document.addEventListener("input", (event) => {
      const form = around<HTMLFormElement>(event, "form");
      form?.removeAttribute("data-sent");
    });
    window.addEventListener("beforeunload", (event) => {
      if (hasUnsent()) event.preventDefault();
    });
  },
};

/** Whether the page holds a guarded form with changes that were not sent. Signing out is no reason to ask. */
export function hasUnsent(): boolean {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-guard], form[data-draft]")];
  const leaves = document.querySelector("form[data-sign-out][data-sent]") !== null;
  return !leaves && forms.some((one) => !one.hasAttribute("data-sent") && isChanged(one));
}
