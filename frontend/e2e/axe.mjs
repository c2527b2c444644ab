// What axe finds on a page as it stands: no violation of WCAG 2.2 AA is allowed anywhere.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { picture } from "./site.mjs";

const { source: AXE } = createRequire(import.meta.url)("axe-core");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, a line each. `only`: that rule alone. */
export async function violations(page, only) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(
    ([tags, rule]) => globalThis.axe.run(document, {
      runOnly: rule ? { type: "rule", values: [rule] } : { type: "tag", values: tags },
      resultTypes: ["violations"],
    }),
    [TAGS, only],
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} – ${node.failureSummary}`));
}

/** The page as it stands, with its picture: axe finds nothing, and nothing is wider than the screen. */
export async function accessible(page, name) {
  await picture(page, name);
  assert.deepEqual(await violations(page), [], name);
  const { room, wide } = await page.evaluate(() => ({
    room: document.documentElement.clientWidth,
    wide: document.documentElement.scrollWidth,
  }));
  assert.ok(wide <= room, `${name} is wider than the screen: ${wide} of ${room}`);
}
