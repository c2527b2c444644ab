/**
 * `[data-shortcut]`: one key (`/`) or two after each other (`g h`) focus a field or click the rest. `?` opens `dialog[data-shortcuts]`
 * with the list of what this page has, so that the list is never stale.
 */
import type { Behaviour } from "../behaviour.ts";
import { keyOf, mayBeShortcut } from "./keys.ts";

const SECOND_KEY_MS = 1200;
let first: { key: string; at: number } | null = null;

export const shortcut: Behaviour = {
  install() {
    document.addEventListener("keydown", onKey);
  },
};

function onKey(event: KeyboardEvent): void {
  if (!mayBeShortcut(event) || event.key.length > 1) return;
  const key = keyOf(event);
  const pair = first && event.timeStamp - first.at < SECOND_KEY_MS ? `${first.key} ${key}` : null;
  const target = (pair && find(pair)) || find(key);
  first = target ? null : { key, at: event.timeStamp };
  if (target) {
    event.preventDefault();
    follow(target);
  } else if (key === "?") {
    showList();
  }
}

function all(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-shortcut]")];
}

function find(keys: string): HTMLElement | null {
  return all().find((one) => one.dataset.shortcut === keys) ?? null;
}

function follow(target: HTMLElement): void {
  if (!target.matches("input, select, textarea")) {
    target.click();
    return;
  }
  target.focus();
  if (target instanceof HTMLInputElement) target.select();
}

function showList(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-shortcuts]");
  if (!dialog) return;
  dialog.querySelector("[data-shortcuts-list]")?.replaceChildren(...all().flatMap(entry));
  dialog.showModal();
}

function entry(one: HTMLElement): HTMLElement[] {
  const keys = document.createElement("dt");
  for (const key of one.dataset.shortcut?.split(" ") ?? []) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    keys.append(cap, " ");
  }
  const words = document.createElement("dd");
  words.textContent = one.dataset.shortcutLabel ?? one.getAttribute("aria-label") ?? one.textContent?.trim() ?? "";
  return [keys, words];
}
