/** What the build adds: the sprite and the dark theme without a script. */
import postcss from "postcss";
import { expect, test } from "vitest";
import { dark } from "../build/dark.ts";
import { sprite } from "../build/icons.ts";
import { prune } from "../build/prune.ts";

test("the_sprite_has_one_symbol_a_name", () => {
  expect(sprite(["plus"])).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg">\n<symbol id="plus" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="M12 5l0 14" /> <path d="M5 12l14 0" /></symbol>\n</svg>\n',
  );
});

test("an_unknown_icon_stops_the_build", () => {
  expect(() => sprite(["no-such-icon"])).toThrow("ENOENT");
});

test("dark_rules_hold_without_a_choice_when_the_system_is_dark", () => {
  const css = "[data-bs-theme=dark] .a{color:red}";
  expect(postcss([dark()]).process(css, { from: undefined }).css).toBe(
    "[data-bs-theme=dark] .a{color:red}@media screen and (prefers-color-scheme: dark){:root:not([data-bs-theme]) .a{color:red}}",
  );
});

test("unused_breakpoints_go_and_what_is_used_stays", () => {
  const css = ".navbar-expand-md .x,.navbar-expand-lg .x{color:red}.theme-dark{color:red}.navbar-expand-lg{color:red}";
  expect(postcss([prune()]).process(css, { from: undefined }).css).toBe(".navbar-expand-lg .x{color:red}.navbar-expand-lg{color:red}");
});
