/**
 * `form[data-draft]`: what is typed is kept in this browser and offered back, in words of the form's `template[data-draft-offer]`.
 * A draft goes when the server says that it was saved (`[data-draft-done]`), after a day, and at sign-out.
 */
import { around, type Behaviour, matching } from "../behaviour.ts";
import { type Draft, findDraft, forgetAllDrafts, forgetDraft, forgetDraftsOf, forgetOldDrafts, saveDraft } from "./draft-store.ts";
import { readFields, writeFields } from "./form-fields.ts";

const PAUSE_MS = 400;
const waiting = new Map<HTMLFormElement, number>();

export const draft: Behaviour = {
  install() {
    document.addEventListener("input", onInput);
    document.addEventListener("change", onInput);
    document.addEventListener("submit", onSubmit);
    window.addEventListener("pagehide", saveAll);
  },
  enhance(root) {
    forgetOldDrafts(Date.now());
    for (const done of matching(root, "[data-draft-done]")) {
      const { draftDone, draftUser } = done.dataset;
      if (draftDone && draftUser) forgetDraft(draftUser, draftDone);
      else if (draftDone) forgetDraftsOf(draftDone);
    }
    for (const form of matching<HTMLFormElement>(root, "form[data-draft]")) offer(form);
  },
};

function onInput(event: Event): void {
  const form = around<HTMLFormElement>(event, "form[data-draft]");
  if (!form) return;
  window.clearTimeout(waiting.get(form));
  waiting.set(form, window.setTimeout(() => save(form), PAUSE_MS));
}

function onSubmit(event: SubmitEvent): void {
  if (around(event, "form[data-sign-out]")) {
    for (const timer of waiting.values()) window.clearTimeout(timer);
    waiting.clear();
    forgetAllDrafts();
  }
}

function saveAll(): void {
  for (const form of waiting.keys()) save(form);
}

function save(form: HTMLFormElement): void {
  window.clearTimeout(waiting.get(form));
  waiting.delete(form);
  if (!form.isConnected) return;
  saveDraft(userOf(form), keyOf(form), { at: Date.now(), fields: readFields(form) });
}

function offer(form: HTMLFormElement): void {
  const found = findDraft(userOf(form), keyOf(form), Date.now());
  if (!found || JSON.stringify(found.fields) === JSON.stringify(readFields(form))) return;
  const template = form.querySelector<HTMLTemplateElement>("template[data-draft-offer]");
  const line = (template?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild;
  if (!line) return;
  line.setAttribute("role", "status");
  tellTime(line, found.at);
  line.querySelector("[data-draft-restore]")?.addEventListener("click", () => restore(form, line, found));
  line.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    forgetDraft(userOf(form), keyOf(form));
    line.remove();
  });
  form.prepend(line);
}

function restore(form: HTMLFormElement, line: Element, found: Draft): void {
  line.remove();
  writeFields(form, found.fields);
  form.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}

function tellTime(line: Element, at: number): void {
  const time = line.querySelector<HTMLTimeElement>("time[data-draft-time]");
  if (!time) return;
  time.dateTime = new Date(at).toISOString();
  const form = { dateStyle: "medium", timeStyle: "short" } as const;
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang || "sr-Latn", form).format(at);
}

function userOf(form: HTMLFormElement): string {
  return form.dataset.draftUser ?? "";
}

function keyOf(form: HTMLFormElement): string {
  return form.dataset.draft ?? "";
}
