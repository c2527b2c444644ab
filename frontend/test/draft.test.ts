/** Drafts: kept, offered, forgotten. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { draft } from "../src/behaviours/draft.ts";
import { findDraft, forgetOldDrafts, saveDraft } from "../src/behaviours/draft-store.ts";
import { page, submit, the, type } from "./page.ts";

const NOW = Date.UTC(2026, 10, 27, 12);
const HOUR = 60 * 60 * 1000;
const FORM = `<form data-draft="household-new" data-draft-user="u1"><template data-draft-offer><div class="offer">Sačuvan nacrt od <time data-draft-time></time>
  <button type="button" data-draft-restore>Vrati</button><button type="button" data-draft-discard>Odbaci</button></div></template>
  <input type="hidden" name="csrf" value="t"><input name="surname" value=""></form><form data-sign-out></form>`;

beforeAll(() => draft.install?.());
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

function kept(user = "u1") {
  return findDraft(user, "household-new", Date.now());
}

test("what_is_typed_is_kept_after_a_pause", () => {
  page(FORM, "form");
  type("[name=surname]", "Petrović");
  expect(kept()).toBe(null);
  vi.advanceTimersByTime(400);
  expect(kept()).toEqual({ at: NOW + 400, fields: [["surname", ["Petrović"]]] });
});

test("a_draft_belongs_to_one_user", () => {
  saveDraft("u1", "household-new", { at: NOW, fields: [["surname", ["A"]]] });
  expect(kept("u2")).toBe(null);
});

test("a_draft_is_offered_and_restored", () => {
  saveDraft("u1", "household-new", { at: NOW - HOUR, fields: [["surname", ["Petrović"]]] });
  page(FORM, "form");
  draft.enhance?.(document);
  expect(the("form > .offer").getAttribute("role")).toBe("status");
  expect(the<HTMLTimeElement>("form > .offer time").dateTime).toBe("2026-11-27T11:00:00.000Z");
  the("[data-draft-restore]").click();
  expect(the<HTMLInputElement>("[name=surname]").value).toBe("Petrović");
  expect(document.querySelector("form > .offer")).toBe(null);
});

test("a_refused_draft_is_forgotten", () => {
  saveDraft("u1", "household-new", { at: NOW, fields: [["surname", ["Petrović"]]] });
  page(FORM, "form");
  draft.enhance?.(document);
  the("[data-draft-discard]").click();
  expect(kept()).toBe(null);
});

test("a_draft_that_equals_the_page_is_not_offered", () => {
  saveDraft("u1", "household-new", { at: NOW, fields: [["surname", [""]]] });
  page(FORM, "form");
  draft.enhance?.(document);
  expect(document.querySelector("form > .offer")).toBe(null);
});

test("the_page_after_success_forgets_the_draft_of_its_user", () => {
  for (const user of ["u1", "u2"]) saveDraft(user, "household-new", { at: NOW, fields: [["surname", ["A"]]] });
  page(`<div data-draft-done="household-new" data-draft-user="u1"></div>`, "div");
  draft.enhance?.(document);
  expect([kept("u1"), kept("u2")?.fields]).toEqual([null, [["surname", ["A"]]]]);
});

test("signing_out_forgets_every_draft_even_one_being_typed", () => {
  saveDraft("u2", "other", { at: NOW, fields: [] });
  page(FORM, "form");
  type("[name=surname]", "Petrović");
  submit(the<HTMLFormElement>("[data-sign-out]"));
  vi.advanceTimersByTime(1000);
  expect(localStorage.length).toBe(0);
});

test("after_a_day_a_draft_is_gone", () => {
  saveDraft("u1", "household-new", { at: NOW - 24 * HOUR, fields: [] });
  expect(kept()).toBe(null);
  forgetOldDrafts(NOW);
  expect(localStorage.length).toBe(0);
});

test("a_damaged_draft_is_no_draft", () => {
  localStorage.setItem("svi-draft:u1:household-new", '{"at":"x"}');
  expect(kept()).toBe(null);
  localStorage.setItem("svi-draft:u1:household-new", "{");
  expect(kept()).toBe(null);
});
