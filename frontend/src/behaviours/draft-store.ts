/**
 * Drafts in this browser's storage: one a user and a form, a day long. Storage that is full, forbidden or damaged means no draft, never an error.
 */
import type { Fields } from "./form-fields.ts";

/** What was typed, and when (milliseconds since 1970). */
export interface Draft {
  at: number;
  fields: Fields;
}

const PREFIX = "svi-draft:";
const DAY = 24 * 60 * 60 * 1000;

export function saveDraft(user: string, key: string, draft: Draft): void {
  try {
    localStorage.setItem(place(user, key), JSON.stringify(draft));
  } catch {
    return;
  }
}

export function findDraft(user: string, key: string, now: number): Draft | null {
  const draft = parse(read(place(user, key)));
  return draft !== null && isFresh(draft, now) ? draft : null;
}

export function forgetDraft(user: string, key: string): void {
  remove((one) => one === place(user, key));
}

/** Forgets the drafts of a form, whoever typed them. */
export function forgetDraftsOf(key: string): void {
  remove((one) => one.endsWith(`:${encodeURIComponent(key)}`));
}

export function forgetAllDrafts(): void {
  remove(() => true);
}

/** Forgets what is older than a day or cannot be read. */
export function forgetOldDrafts(now: number): void {
  remove((one) => {
    const draft = parse(read(one));
    return draft === null || !isFresh(draft, now);
  });
}

function place(user: string, key: string): string {
  return `${PREFIX}${encodeURIComponent(user)}:${encodeURIComponent(key)}`;
}

function isFresh(draft: Draft, now: number): boolean {
  return draft.at <= now && now - draft.at < DAY;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remove(which: (name: string) => boolean): void {
  try {
    const names = Object.keys(localStorage).filter((one) => one.startsWith(PREFIX) && which(one));
    for (const name of names) localStorage.removeItem(name);
  } catch {
    return;
  }
}

function parse(text: string | null): Draft | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { at, fields } = value as Partial<Draft>;
  return (
    typeof at === "number" &&
    Array.isArray(fields) &&
    fields.every((one) => Array.isArray(one) && typeof one[0] === "string" && Array.isArray(one[1]))
  );
}
