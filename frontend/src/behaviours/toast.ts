/**
 * Messages in `[data-toasts]`: those that the server wrote, those of an `HX-Trigger: {"toast": …}` header, and our own. Success and
 * information leave by themselves, unless somebody is at them; warnings and errors stay until they are closed.
 */
import { type Behaviour, matching } from "../behaviour.ts";

export type Kind = "success" | "info" | "warning" | "danger";

const STAY_MS = 8000;

export const toast: Behaviour = {
  install() {
    document.addEventListener("toast", (event) => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : null;
      const { text, kind } = (detail ?? {}) as { text?: unknown; kind?: unknown };
      if (typeof text === "string") say(text, isKind(kind) ? kind : "info");
    });
  },
  enhance(root) {
    for (const one of matching(root, "[data-toasts] > [data-toast]")) prepare(one);
  },
};

/** Shows a message. Nothing happens without words or without a place for them. */
export function say(text: string, kind: Kind): void {
  const place = document.querySelector("[data-toasts]");
  if (text === "" || !place) return;
  const one = document.createElement("div");
  one.className = `alert alert-${kind}`;
  one.dataset.toast = "";
  if (kind === "danger") one.setAttribute("role", "alert");
  one.append(document.createTextNode(text));
  place.append(one);
  prepare(one);
}

function isKind(value: unknown): value is Kind {
  return value === "success" || value === "info" || value === "warning" || value === "danger";
}

function prepare(one: HTMLElement): void {
  if (one.querySelector("[data-toast-close]")) return;
  one.classList.add("alert-dismissible");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn-close";
  button.dataset.toastClose = "";
  button.setAttribute("aria-label", document.body.dataset.closeLabel ?? "×");
  button.addEventListener("click", () => one.remove());
  one.append(button);
  if (one.dataset.toast !== "stay" && !one.matches(".alert-danger, .alert-warning")) leaveLater(one);
}

function leaveLater(one: HTMLElement): void {
  window.setTimeout(() => {
    if (one.matches(":hover") || one.contains(document.activeElement)) leaveLater(one);
    else one.remove();
  }, STAY_MS);
}
