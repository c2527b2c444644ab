/** What may be kept of a form, and putting it back. */
import { expect, test } from "vitest";
import { isChanged, readFields, writeFields } from "../src/behaviours/form-fields.ts";
import { page, the, type } from "./page.ts";

const FORM = `<form>
  <input name="csrf" type="hidden" value="t"><input name="password" type="password" value="p">
  <input name="surname" value="Petrović"><div data-sensitive><input name="jmbg" value="1"></div><input name="note" data-sensitive value="x">
  <input type="checkbox" name="water" value="yes" checked><input type="checkbox" name="water" value="no">
  <input type="radio" name="sex" value="f"><input type="radio" name="sex" value="m">
  <select name="place"><option value="">–</option><option value="ada">Ada</option></select>
  <textarea name="about">a</textarea><input name="row" value="1"><input name="row" value="2"><button name="go" value="1">Go</button></form>`;

test("secrets_stay_out_of_what_is_kept", () => {
  expect(readFields(page(FORM, "form"))).toEqual([
    ["surname", ["Petrović"]],
    ["water", ["yes"]],
    ["sex", []],
    ["place", [""]],
    ["about", ["a"]],
    ["row", ["1", "2"]],
  ]);
});

test("what_was_read_can_be_written_back", () => {
  const form = page<HTMLFormElement>(FORM, "form");
  const kept = [
    ["surname", ["Đorđević"]], ["water", ["no"]], ["sex", ["f"]], ["place", ["ada"]], ["about", ["b"]], ["row", ["3", "4"]], ["gone", ["x"]],
  ] as [string, string[]][];
  writeFields(form, kept);
  expect(readFields(form)).toEqual(kept.slice(0, -1));
});

test("a_sensitive_field_is_not_written", () => {
  const form = page<HTMLFormElement>(FORM, "form");
  writeFields(form, [["jmbg", ["9"]], ["csrf", ["other"]]]);
  expect(the<HTMLInputElement>("[name=jmbg]").value).toBe("1");
  expect(the<HTMLInputElement>("[name=csrf]").value).toBe("t");
});

test("a_form_as_the_server_sent_it_is_unchanged", () => {
  expect(isChanged(page(FORM, "form"))).toBe(false);
});

test("a_typed_letter_changes_the_form", () => {
  const form = page<HTMLFormElement>(FORM, "form");
  type("[name=about]", "ab");
  expect(isChanged(form)).toBe(true);
});

test("a_form_that_the_server_refused_counts_as_changed", () => {
  expect(isChanged(page(`<form><input name="a" aria-invalid="true"></form>`, "form"))).toBe(true);
});
