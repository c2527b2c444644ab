/**
 * `[data-confirm]` on a submit button: the question comes first. It is asked in the dialog of `template[data-confirm-dialog]`,
 * in the browser's own where the page has none. The listener sits in the capture phase, so that nothing else sees a refused submit.
 */
import type { Behaviour } from "../behaviour.ts";

const agreed = new WeakSet<HTMLElement>();

export const confirm: Behaviour = {
  install() {
    document.addEventListener("submit", onSubmit, true);
  },
};

function onSubmit(event: SubmitEvent): void {
  const button = event.submitter;
  const question = button?.dataset.confirm;
  if (!button || !question || !(event.target instanceof HTMLFormElement)) return;
  if (agreed.delete(button)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const form = event.target;
  void ask(question, button.dataset.confirmYes).then((yes) => {
    if (!yes) return;
    agreed.add(button);
    form.requestSubmit(button);
  });
}

async function ask(question: string, yes: string | undefined): Promise<boolean> {
  const template = document.querySelector<HTMLTemplateElement>("template[data-confirm-dialog]");
  const dialog = (template?.content.cloneNode(true) as DocumentFragment | undefined)?.querySelector("dialog");
  if (!dialog) return window.confirm(question);
  fill(dialog, question, yes);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.querySelector("[data-confirm-yes]")?.addEventListener("click", () => dialog.close("yes"));
    dialog.querySelector("[data-confirm-no]")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

function fill(dialog: HTMLDialogElement, question: string, yes: string | undefined): void {
  const text = dialog.querySelector<HTMLElement>("[data-confirm-text]");
  if (text) {
    text.textContent = question;
    text.id ||= "confirm-text";
    dialog.setAttribute("aria-labelledby", text.id);
  }
  const button = dialog.querySelector<HTMLElement>("[data-confirm-yes]");
  if (button && yes) button.textContent = yes;
}
