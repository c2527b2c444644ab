/** Submits: asked about, sent once, guarded. */
import { beforeAll, expect, test, vi } from "vitest";
import { confirm } from "../src/behaviours/confirm.ts";
import { guard, hasUnsent } from "../src/behaviours/guard.ts";
import { once } from "../src/behaviours/once.ts";
import { page, settle, submit, the, type } from "./page.ts";

beforeAll(() => {
  for (const one of [confirm, once, guard]) one.install?.();
});

const DELETE = `<form data-once><button data-confirm="Obrisati?" data-confirm-yes="Obriši">x</button></form>
  <template data-confirm-dialog><dialog><p data-confirm-text></p><button data-confirm-no>Ne</button><button data-confirm-yes>Da</button></dialog></template>`;

test("a_question_holds_the_submit_back", () => {
  const form = page<HTMLFormElement>(DELETE, "form");
  expect(submit(form, the("form button"))).toBe(false);
  expect(the("dialog [data-confirm-text]").textContent).toBe("Obrisati?");
  expect(the("dialog [data-confirm-yes]").textContent).toBe("Obriši");
  expect(form.hasAttribute("aria-busy")).toBe(false);
});

test("yes_submits_with_the_same_button", async () => {
  const form = page<HTMLFormElement>(DELETE, "form");
  const again = vi.spyOn(form, "requestSubmit").mockImplementation(() => undefined);
  submit(form, the("form button"));
  the("dialog [data-confirm-yes]").click();
  await settle();
  expect(again.mock.calls).toEqual([[the("form button")]]);
  expect(submit(form, the("form button"))).toBe(true);
});

test("no_submits_nothing", async () => {
  const form = page<HTMLFormElement>(DELETE, "form");
  const again = vi.spyOn(form, "requestSubmit").mockImplementation(() => undefined);
  submit(form, the("form button"));
  the("dialog [data-confirm-no]").click();
  await settle();
  expect(again.mock.calls).toEqual([]);
  expect(document.querySelector("body > dialog")).toBe(null);
});

test("a_form_is_sent_once_until_the_page_comes_back", () => {
  const form = page<HTMLFormElement>(`<form data-once><button>Sačuvaj</button></form>`, "form");
  expect([submit(form), submit(form)]).toEqual([true, false]);
  expect(the("button").getAttribute("aria-disabled")).toBe("true");
  window.dispatchEvent(new Event("pageshow"));
  expect(the("button").hasAttribute("aria-disabled")).toBe(false);
  expect(submit(form)).toBe(true);
});

test("a_changed_form_is_guarded_until_it_is_sent", () => {
  const form = page<HTMLFormElement>(`<form data-guard><input name="a"></form>`, "form");
  expect(hasUnsent()).toBe(false);
  type("input", "x");
  expect(hasUnsent()).toBe(true);
  submit(form);
  expect(hasUnsent()).toBe(false);
});

test("signing_out_is_not_held_up_by_a_changed_form", () => {
  page(`<form data-guard><input name="a"></form><form data-sign-out></form>`, "form");
  type("input", "x");
  submit(the<HTMLFormElement>("[data-sign-out]"));
  expect(hasUnsent()).toBe(false);
});
