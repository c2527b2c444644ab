/** Messages, menus, copying, the theme, the request that carries the token, dialogs. */
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { dialog } from "../src/behaviours/dialog.ts";
import { live } from "../src/behaviours/live.ts";
import { menu } from "../src/behaviours/menu.ts";
import { theme } from "../src/behaviours/theme.ts";
import { say, toast } from "../src/behaviours/toast.ts";
import { page, press, the } from "./page.ts";

// htmx itself needs a real browser; here only what we tell it and what we do when it calls.
vi.mock("htmx.org", () => ({ default: { config: {} } }));

beforeAll(() => {
  for (const one of [dialog, live, menu, theme, toast]) one.install?.();
});
beforeEach(() => {
  document.head.innerHTML = `<meta name="csrf-token" content="t0ken">`;
  document.body.removeAttribute("data-error-server");
});

test("a_success_leaves_and_an_error_stays", () => {
  vi.useFakeTimers();
  page(`<div data-toasts></div>`, "div");
  say("Sačuvano", "success");
  say("Greška", "danger");
  vi.advanceTimersByTime(8000);
  vi.useRealTimers();
  expect([...document.querySelectorAll("[data-toast]")].map((one) => [one.textContent, one.getAttribute("role")])).toEqual([["Greška", "alert"]]);
});

test("a_message_is_text", () => {
  page(`<div data-toasts></div>`, "div");
  document.dispatchEvent(new CustomEvent("toast", { detail: { text: "<img>", kind: "other" } }));
  expect(the("[data-toast]").className).toBe("alert alert-info alert-dismissible");
  expect(the("[data-toast]").textContent).toBe("<img>");
});

test("requests_carry_the_token_unless_they_only_read", () => {
  page(`<main></main>`, "main");
  const headers = ["post", "delete", "get"].map((verb) => {
    const detail = { verb, headers: {} as Record<string, string> };
    document.dispatchEvent(new CustomEvent("htmx:configRequest", { detail }));
    return detail.headers;
  });
  expect(headers).toEqual([{ "X-CSRF-Token": "t0ken" }, { "X-CSRF-Token": "t0ken" }, {}]);
});

test("a_refused_request_is_said", () => {
  page(`<div data-toasts></div>`, "div");
  document.body.dataset.errorServer = "Server je javio grešku.";
  document.dispatchEvent(new CustomEvent("htmx:responseError", { detail: { xhr: { status: 500 } } }));
  expect(the("[data-toast]").textContent).toBe("Server je javio grešku.");
});

test("one_menu_at_a_time_and_escape_closes_it", () => {
  page(`<details data-menu open id="a"><summary>A</summary></details><details data-menu open id="b"><summary>B</summary><i id="in"></i></details>`, "#a");
  the("#in").click();
  const after = ["#a", "#b"].map((one) => the<HTMLDetailsElement>(one).open);
  press("Escape");
  expect([after, the<HTMLDetailsElement>("#b").open]).toEqual([[false, true], false]);
});

test("a_theme_is_kept_and_pressed", () => {
  page(`<button data-theme-choice="dark">T</button><button data-theme-choice="auto">S</button>`, "button");
  the("[data-theme-choice=dark]").click();
  expect([document.documentElement.dataset.bsTheme, document.cookie, the("button").getAttribute("aria-pressed")]).toEqual(["dark", "theme=dark", "true"]);
  the("[data-theme-choice=auto]").click();
  expect([document.documentElement.dataset.bsTheme, document.cookie]).toEqual([undefined, "theme=auto"]);
});

test("a_dialog_opens_instead_of_its_link_and_closes", () => {
  page(`<a href="/close" data-dialog-open="d">Zatvori</a><dialog id="d"><button data-dialog-close>x</button></dialog>`, "a");
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  the("a").dispatchEvent(click);
  expect([click.defaultPrevented, the<HTMLDialogElement>("dialog").open]).toEqual([true, true]);
  the("[data-dialog-close]").click();
  expect(the<HTMLDialogElement>("dialog").open).toBe(false);
});

test("a_link_to_a_dialog_that_is_not_there_stays_a_link", () => {
  page(`<a href="#elsewhere" data-dialog-open="none">Zatvori</a>`, "a");
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  the("a").dispatchEvent(click);
  expect(click.defaultPrevented).toBe(false);
});
