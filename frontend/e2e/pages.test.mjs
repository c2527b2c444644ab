// Every page, as somebody who may see it: no violation of WCAG 2.2 AA, no fault in the console, nothing wider than a telephone,
// no key of a word that is missing, its picture taken.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { ELSEWHERE, NO_PAGES, PAGES } from "./pages.mjs";
import { picture, SIZES, visit } from "./site.mjs";

/** Colours on their way from light to dark are no colours to measure: what is laid out anew has no way to go. */
const settle = (page) => page.evaluate(() => {
  document.body.style.display = "none";
  document.body.getBoundingClientRect();
  document.body.style.display = "";
  for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
});

/** The paths at which axe has looked. */
const opened = [];

async function open(page, { path, status = 200 }) {
  const there = typeof path === "function" ? await path(page) : path;
  if (status === 200) opened.push(there.split("?")[0]);
  const answer = await page.goto(there);
  assert.equal(answer.status(), status, there);
  await page.locator("main").waitFor();
  for (const map of await page.locator("[data-map]").all()) await map.locator("canvas, .map-legend").first().waitFor();
}

async function assertFits(page, name) {
  // A window that has just changed its size is drawn anew first.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > room + 1 && !one.closest(".table-responsive, pre, .map"))
      .slice(0, 5)
      .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);
  });
  assert.deepEqual(wide, [], `${name} is wider than the screen`);
}

async function assertWords(page, name) {
  const text = await page.locator("body").innerText();
  const keys = text.match(/\b(?:web|registry|assessment|identity|indicators|reports|mapping|retention|kernel|places)-[a-z0-9]+(?:[-_][a-z0-9]+)*\b/g) ?? [];
  assert.deepEqual(keys, [], `${name} shows keys instead of words`);
}

async function assertIcons(page, name) {
  const missing = await page.evaluate(async () => {
    const used = [...document.querySelectorAll("use")].map((one) => new URL(one.getAttribute("href"), location.href));
    if (used.length === 0) return [];
    const sprite = await (await fetch(used[0].pathname)).text();
    return used.map((address) => address.hash.slice(1)).filter((icon) => !sprite.includes(`id="${icon}"`));
  });
  assert.deepEqual(missing, [], `${name} has icons that are not in src/icons.txt`);
}

for (const one of PAGES) {
  const faults = one.status ? [new RegExp(`status of ${one.status}`)] : [];
  test(`${one.name} is accessible, fits and is quiet, light and dark, desk and phone`, async () => {
    await visit({ role: one.role, place: one.place ?? (one.role === "operator" ? "The installation" : "Vedrovo"), faults }, async (page, _context, found) => {
      await open(page, one);
      await assertWords(page, one.name);
      await assertIcons(page, one.name);
      const quiet = found.length;
      const all = [];
      const look = async (size, scheme, rule) => {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme: scheme });
        await settle(page);
        all.push(...(await violations(page, rule)).map((line) => `${size} ${scheme} ${line}`));
      };
      await look("desk", "light");
      await picture(page, `${one.name}-desk`);
      await look("desk", "dark", "color-contrast");
      if (one.main) await picture(page, `${one.name}-dark`);
      await look("phone", "dark", "color-contrast");
      await look("phone", "light");
      await assertFits(page, one.name);
      await picture(page, `${one.name}-phone`);
      assert.deepEqual(all, []);
      assert.deepEqual(found.slice(quiet), [], "looking at it caused a fault");
    });
  });
}

for (const one of PAGES.filter((page) => page.main)) {
  for (const language of ["sr-Cyrl", "en"]) {
    test(`${one.name} is whole in ${language}`, async () => {
      await visit({ role: one.role, language }, async (page) => {
        await open(page, one);
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        await assertWords(page, one.name);
        await picture(page, `${one.name}-${language}`);
        await page.setViewportSize(SIZES.phone);
        await assertFits(page, one.name);
      });
    });
  }
}

/** The pages of the route table: all that is got, but for the API. */
function routes() {
  const table = readFileSync(new URL("../../crates/svi/tests/snapshots/routes.txt", import.meta.url), "utf8");
  return table.split("\n").map((line) => line.split(" ")).filter(([path, method]) => method === "GET" && !path.startsWith("/api/")).map(([path]) => path);
}

test("every page of the route table was looked at here or is looked at where it is made", () => {
  const all = routes();
  const parts = (path) => path.split("/");
  const isOf = (path, route) => parts(path).length === parts(route).length && parts(route).every((part, at) => part.startsWith("{") || part === parts(path)[at]);
  const open = (route) => (route.match(/\{/g) ?? []).length;
  // A path is of the route that names most of it: /imports/new is no /imports/{id}.
  const seen = new Set(opened.map((path) => all.filter((route) => isOf(path, route)).sort((one, other) => open(one) - open(other))[0]));
  assert.deepEqual(all.filter((route) => !seen.has(route) && !(route in ELSEWHERE) && !NO_PAGES.includes(route)), []);
  assert.deepEqual([...Object.keys(ELSEWHERE), ...NO_PAGES].filter((route) => !all.includes(route) || seen.has(route)), [], "named in vain");
  for (const [route, file] of Object.entries(ELSEWHERE)) {
    assert.match(readFileSync(new URL(`./${file}.test.mjs`, import.meta.url), "utf8"), /accessible\(/, `${file}.test.mjs looks at ${route}`);
  }
});
