/**
 * `[data-dialog-open="ID"]` opens a native dialog instead of following its link; `[data-dialog-close]` closes the one around it.
 * Focus, Escape and what lies behind are the browser's business.
 */
import { around, asksForNewTab, type Behaviour, matching } from "../behaviour.ts";

export const dialog: Behaviour = {
  install() {
    document.addEventListener("click", onClick);
  },
  enhance(root) {
    for (const one of matching<HTMLDialogElement>(root, "dialog[data-dialog-shown]")) {
      one.removeAttribute("open");
      one.showModal();
    }
  },
};

function onClick(event: MouseEvent): void {
  around(event, "[data-dialog-close]")?.closest("dialog")?.close();
  const opener = around(event, "[data-dialog-open]");
  if (!opener || asksForNewTab(event)) return;
  const target = document.getElementById(opener.dataset.dialogOpen ?? "");
  if (!(target instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (!target.open) target.showModal();
}
