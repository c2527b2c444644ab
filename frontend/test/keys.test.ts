/** Shortcuts and rows by keyboard. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { shortcut } from "../src/behaviours/shortcut.ts";
import { table } from "../src/behaviours/table.ts";
import { page, press, the } from "./page.ts";

const PAGE = `<input id="q" type="search" data-shortcut="/" data-shortcut-label="Pretraga"><a id="home" href="#home" data-shortcut="g h">Početna</a>
  <dialog data-shortcuts><dl data-shortcuts-list></dl></dialog>
  <table data-table><tr data-href="/a"><td><a id="a" href="/a">A</a></td></tr><tr data-href="/b"><td><a id="b" href="/b">B</a></td></tr></table>`;
let clicked = 0;

beforeAll(() => {
  shortcut.install?.();
  table.install?.();
});
beforeEach(() => {
  document.documentElement.removeAttribute("data-shortcuts-off");
  page<HTMLElement>(PAGE, "#home").addEventListener("click", (event) => {
    event.preventDefault();
    clicked += 1;
  });
  clicked = 0;
});

test("a_slash_goes_to_the_search", () => {
  press("/");
  expect(document.activeElement?.id).toBe("q");
});

test("two_keys_follow_a_link", () => {
  press("g");
  press("h");
  expect(clicked).toBe(1);
});

test("a_cyrillic_keyboard_has_the_same_shortcuts", () => {
  press("г", { code: "KeyG" });
  press("х", { code: "KeyH" });
  expect(clicked).toBe(1);
});

test("while_typing_keys_are_letters", () => {
  the("#q").focus();
  press("g");
  press("h");
  expect(clicked).toBe(0);
});

test("single_keys_can_be_switched_off", () => {
  document.documentElement.setAttribute("data-shortcuts-off", "");
  press("/");
  expect(document.activeElement?.id).not.toBe("q");
});

test("the_question_mark_lists_what_the_page_has", () => {
  press("?");
  expect(the<HTMLDialogElement>("dialog").open).toBe(true);
  expect([...document.querySelectorAll("dt, dd")].map((one) => one.textContent?.trim())).toEqual(["/", "Pretraga", "g h", "Početna"]);
});

test("j_and_k_go_along_the_rows_and_stop_at_the_ends", () => {
  const path = ["j", "j", "j", "k", "k"].map((key) => {
    press(key);
    return document.activeElement?.id;
  });
  expect(path).toEqual(["a", "b", "b", "a", "a"]);
});
