/** Tabs and the way to a field inside a hidden one. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { errorSummary } from "../src/behaviours/error-summary.ts";
import { tabs } from "../src/behaviours/tabs.ts";
import { page, press, the } from "./page.ts";

const PAGE = `<div data-error-summary><a href="#f">Upišite razlog</a></div>
  <nav data-tabs><a href="#one">Jedan</a><a href="#two">Dva</a></nav>
  <section id="one"></section><section id="two"><details><summary>Više</summary><input id="f"></details></section>`;

beforeAll(() => errorSummary.install?.());
beforeEach(() => {
  location.hash = "";
  page(PAGE, "nav");
});

function hidden(): unknown[] {
  return ["#one", "#two"].map((one) => the(one).hidden);
}

test("without_a_script_nothing_is_hidden_and_with_it_one_panel_shows", () => {
  expect(hidden()).toEqual([false, false]);
  tabs.enhance?.(document);
  expect(hidden()).toEqual([false, true]);
  expect([...document.querySelectorAll("nav a")].map((one) => [one.role, one.getAttribute("aria-selected")])).toEqual([
    ["tab", "true"],
    ["tab", "false"],
  ]);
});

test("arrows_go_round", () => {
  tabs.enhance?.(document);
  the("nav a").focus();
  press("ArrowLeft");
  expect([hidden(), document.activeElement?.textContent]).toEqual([[true, false], "Dva"]);
  press("ArrowRight");
  expect(hidden()).toEqual([false, true]);
});

test("the_panel_with_an_error_comes_first", () => {
  the("#f").setAttribute("aria-invalid", "true");
  tabs.enhance?.(document);
  expect(hidden()).toEqual([true, false]);
});

test("a_link_of_the_error_summary_opens_what_hides_the_field", () => {
  tabs.enhance?.(document);
  the("[data-error-summary] a").click();
  expect([hidden(), the<HTMLDetailsElement>("details").open, document.activeElement?.id]).toEqual([[true, false], true, "f"]);
});

test("the_error_summary_has_the_focus_at_once", () => {
  errorSummary.enhance?.(document);
  expect(document.activeElement).toBe(the("[data-error-summary]"));
});
