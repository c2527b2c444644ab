// Every page, as somebody who may see it: no violation of WCAG 2.2 AA, no fault in the console, nothing wider than a telephone,
// no key of a word that is missing, its picture taken.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PAGES } from "./pages.mjs";
import { picture, SIZES, visit } from "./site.mjs";

const { source: AXE } = createRequire(import.meta.url)("axe-core");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, a line each. `only`: that rule alone. */
async function violations(page, only) {
  const found = await page.evaluate(
    ([tags, rule]) => globalThis.axe.run(document, {
      runOnly: rule ? { type: "rule", values: [rule] } : { type: "tag", values: tags },
      resultTypes: ["violations"],
    }),
    [TAGS, only],
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} – ${node.failureSummary}`));
}

/** Colours on their way from light to dark are no colours to measure: what is laid out anew has no way to go. */
const settle = (page) => page.evaluate(() => {
  document.body.style.display = "none";
  document.body.getBoundingClientRect();
  document.body.style.display = "";
  for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
});

async function open(page, { path, status = 200 }) {
  const there = typeof path === "function" ? await path(page) : path;
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
      await page.evaluate(AXE);
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
