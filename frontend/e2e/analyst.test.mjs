// An analyst is told nobody: every page that she can reach by links, every file that she may take, every answer of the API, searched for
// the names, addresses and numbers of whom another role sees.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Secrets, cells, words } from "./secrets.mjs";
import { allText } from "./sheet.mjs";
import { visit } from "./site.mjs";

/** Of so many households one is read whole; of the others the name and address under which they are listed. */
const WHOLE = 4;
/** Requests at a time. */
const AT_ONCE = 6;
/** Of one page with other filters, sorting or indicators, so many are looked at. */
const VARIANTS = 3;
/** What the demonstration keeps of nobody. */
const PHONE = "064/555-7788";
const NOTE = "Zelena kapija kod bunara";
/** What stands in for an id of which there is none: those of persons and households are real ones. */
const NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

/** Does `work` for each of `all`, some at a time; what is added to `all` meanwhile is done, too. */
async function each(all, work) {
  let at = 0;
  let busy = 0;
  await new Promise((done, fail) => {
    const next = () => {
      while (busy < AT_ONCE && at < all.length) {
        busy += 1;
        work(all[at++]).then(() => { busy -= 1; next(); }, fail);
      }
      if (busy === 0 && at === all.length) done();
    };
    next();
  });
}

/** What a response says, as text: also what is packed in a workbook. A report as PDF is the document that is there as HTML, too. */
async function text(response) {
  const type = response.headers()["content-type"] ?? "";
  const bytes = await response.body();
  return /openxmlformats/.test(type) ? allText(bytes) : bytes.toString("utf8").replaceAll(/&#x27;|&#39;/g, "'").replaceAll("&amp;", "&");
}

/** Names of those who work here: they stand on pages of their own right. */
async function colleagues() {
  const names = new Set();
  await visit({ role: "administrator" }, async (page) => {
    const lines = (await (await page.request.get("/admin/users?format=csv")).text()).trim().split("\n").slice(1);
    for (const line of lines) names.add(words(cells(line)[0]).join(" "));
  });
  return names;
}

/** Whom the registry lists, the members of one household in four, one with a telephone and a note; the ids of two households and a person. */
async function everybody(secrets, but) {
  const ids = {};
  await visit({ role: "case_manager" }, async (page) => {
    const get = async (path) => (await page.request.get(path)).json();
    const all = [];
    for (let cursor = ""; cursor !== null;) {
      const list = await get(`/api/v1/households?limit=100${cursor}`);
      all.push(...list.households);
      cursor = list.next ? `&cursor=${encodeURIComponent(list.next)}` : null;
    }
    for (const one of all) {
      secrets.address(one.address);
      secrets.listed(one.listed_name, but);
    }
    await each(all.filter((_, at) => at % WHOLE === 0), async ({ id }) => {
      for (const one of (await get(`/api/v1/households/${id}`)).members) {
        secrets.name(one.family_name, one.given_name, but);
        secrets.number(one.jmbg ?? "");
        ids.person ??= one.id;
      }
    });
    [ids.household, ids.other] = all.map((one) => one.id);
    await page.goto(`/persons/${ids.person}/contacts`);
    await page.getByLabel("Broj, adresa ili opis").fill(PHONE);
    await page.locator("main form .form-actions button[type=submit]").first().click();
    await page.getByText("Izmene su sačuvane.").waitFor();
    await page.goto(`/persons/${ids.person}/notes`);
    await page.getByLabel("Tekst").fill(NOTE);
    await page.locator("main form .form-actions button[type=submit]").first().click();
    await page.getByText(NOTE).waitFor();
    secrets.number(PHONE);
    secrets.sentence(NOTE);
    assert.equal(secrets.told(await page.locator("main").innerText()).includes(`the note ${NOTE}`), true, "where it may be read it is found");
  });
  return ids;
}

/** Follows every link from the first page on. */
async function crawl(page, secrets, starts) {
  const queue = [...starts];
  const variants = new Map(queue.map((path) => [path, 1]));
  const found = [];
  let pages = 0;
  await each(queue, async (path) => {
    const response = await page.request.get(path);
    assert.equal(response.status(), 200, `${path}: a link of an analyst's page leads nowhere`);
    const said = await text(response);
    found.push(...secrets.told(said).map((what) => `${path} tells ${what}`));
    pages += 1;
    if (!(response.headers()["content-type"] ?? "").includes("text/html")) return;
    for (const [, link] of said.matchAll(/ (?:href|hx-get|data-outlines|data-points)="(\/[^"#]*)/g)) {
      const [pathname, query = ""] = link.split("?");
      const format = new URLSearchParams(query).get("format");
      const key = format ? `${pathname}?format=${format}` : pathname;
      const seen = variants.get(key) ?? 0;
      if (pathname.startsWith("/assets/") || seen >= (format || !query ? 1 : VARIANTS) || queue.includes(link)) continue;
      variants.set(key, seen + 1);
      queue.push(link);
    }
  });
  return { found, pages, queue };
}

/** Every answer of the API to what can be asked by reading, with ids of real persons and households. */
async function askApi(page, secrets, ids) {
  const { paths } = await (await page.request.get("/api/openapi.json")).json();
  const found = [];
  const status = {};
  const asked = Object.entries(paths).filter(([, methods]) => methods.get).map(([path]) => path);
  await each(asked, async (pattern) => {
    const id = pattern.includes("/persons/") ? ids.person : pattern.includes("/households/") ? ids.household : pattern.includes("/list-runs/") ? ids.run : NOBODY;
    const path = pattern.replace("{id}", id).replace("{other}", ids.other).replace("{variable}", "rooms").replace("{code}", "EU-01");
    const response = await page.request.get(path);
    status[pattern] = response.status();
    found.push(...secrets.told(await text(response)).map((what) => `${path} tells ${what}`));
  });
  return { found, status };
}

/** A list that she runs for its figures, whole. */
async function runList(page) {
  await page.goto("/lists/shipped/no_water_no_bath");
  await page.getByRole("button", { name: "Pokreni listu" }).click();
  await page.waitForURL(/list-runs\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1);
}

async function isDone(page, run) {
  const last = Date.now() + 120_000;
  for (;;) {
    const { state } = await (await page.request.get(`/api/v1/list-runs/${run}`)).json();
    if (state === "done") return;
    assert.ok(["waiting", "running"].includes(state) && Date.now() < last, state);
    await page.waitForEvent("load", { timeout: 1_000 }).catch(() => {});
  }
}

test("whoever is looked for is found in any script and order, and a word alone is nobody", () => {
  const secrets = new Secrets();
  secrets.name("Đorđević", "Ана Марија", new Set());
  secrets.name("Novak", "Petar", new Set(["novak petar", "petar novak"]));
  secrets.address("Đure Jakšića 66");
  secrets.address("bb");
  secrets.number("0305984715019");
  secrets.number(PHONE);
  const told = (text) => secrets.told(text).length;
  const found = ["Ana Marija Djordjević", "<b>ЂОРЂЕВИЋ</b> <i>Ана</i> Марија", "<a title='Djure Jaksica 66'>", "2026 0305984715019.", "+381 64 555 77 88", "0645557788"];
  assert.deepEqual(found.map(told), [1, 1, 1, 1, 1, 1]);
  const nobody = ["Ana Đorđević", "Đorđevića, Marija", "Đure Jakšića", "Novak Petar", "3059847", "22.0305984715019", "bb"];
  assert.deepEqual(nobody.map(told), [0, 0, 0, 0, 0, 0, 0]);
});

test("an analyst is told no name, address or number of anybody on any page, in any file, by any answer of the API", async () => {
  const secrets = new Secrets();
  await visit({ role: "analyst" }, async (page) => {
    const run = await runList(page);
    const ids = await everybody(secrets, await colleagues());
    assert.ok(secrets.phrases.size > 3_000 && secrets.numbers.size > 500, `${secrets.phrases.size} names, ${secrets.numbers.size} numbers`);
    await isDone(page, run);
    const seen = await crawl(page, secrets, ["/", "/search?q=Jovanovi%C4%87", `/list-runs/${run}`, "/account", "/notices"]);
    const asked = await askApi(page, secrets, { ...ids, run });
    assert.deepEqual([...seen.found, ...asked.found], []);
    for (const [pattern, status] of Object.entries(asked.status)) {
      if (/persons|households/.test(pattern)) assert.equal(status, 404, pattern);
    }
    assert.equal(asked.status["/api/v1/list-runs/{id}"], 200);
    assert.equal(asked.status["/api/v1/list-runs/{id}/rows"], 404);
    for (const part of ["/indicators/EU-01", "/lists", "/assessment", "/indicators/runs", "/indicators?format=csv", "/indicators?format=xlsx", `/list-runs/${run}/settlements.geojson`]) {
      assert.ok(seen.queue.some((path) => path === part || path.startsWith(`${part}?`)), `${part} was not reached`);
    }
    assert.ok(seen.pages > 150, `${seen.pages} pages were reached`);
  });
});
