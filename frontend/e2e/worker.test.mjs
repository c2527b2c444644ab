// The whole day of an office worker in one session, on the household entered in it: search, new household, facts with gaps, consent,
// explanation, list, map. What stands on each page is what was said a moment ago; axe finds nothing on any of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { appears, picture, visit } from "./site.mjs";

const HOUSEHOLD = /households\/[0-9a-f-]{36}$/;
const PERSON = /persons\/[0-9a-f-]{36}$/;
const RUN = /list-runs\/[0-9a-f-]{36}$/;
/** First in the alphabet, so that the list names the household on its first page. */
const FAMILY = "Abadžijević";
const WHO = `${FAMILY} Stana`;
const SETTLEMENT = "Zabrđe";
const LIST = "Bez kupatila, toaleta ili priključka na vodovod";

const send = (page) => page.locator("main form .form-actions button[type=submit]").first().click();
const text = (page) => page.locator("main").innerText();

async function look(page, name) {
  await page.locator("main").waitFor();
  await accessible(page, `worker-${name}`);
}

/** Nobody of that name is there: not under the one box, not where a household begins. */
async function searchInVain(page) {
  await page.goto("/");
  await look(page, "first-page");
  const box = page.locator("header input[type=search]");
  await box.fill(`Stana ${FAMILY}`);
  await box.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  assert.match(await text(page), /Ništa/);
  await look(page, "search");
  await page.goto("/households");
  await page.getByRole("link", { name: "Novo domaćinstvo" }).click();
  const again = page.locator("main input[type=search]");
  await again.fill(FAMILY);
  await page.waitForURL((url) => url.searchParams.get("searched") === FAMILY);
  await look(page, "new-search");
  await page.getByRole("button", { name: /Nije nijedno od ovih/ }).click();
}

async function enterHousehold(page) {
  await page.getByLabel("Naselje").fill(SETTLEMENT);
  await page.getByLabel("Vrsta adrese").selectOption("no_number");
  await page.getByLabel("Tačka na karti").fill("43.158611, 22.585");
  await page.getByLabel("Prezime").fill(FAMILY);
  await page.getByLabel("Ime", { exact: true }).fill("Stana");
  await page.getByLabel("Datum rođenja").fill("1990-03-14");
  await page.getByRole("button", { name: "Još jedan član" }).click();
  const second = page.getByRole("group", { name: "2. član" });
  await second.getByLabel("Prezime").fill(FAMILY);
  await second.getByLabel("Ime", { exact: true }).fill("Mila");
  await second.getByLabel("Datum rođenja").fill("2018-09-02");
  await second.getByLabel(/Odnos/).selectOption("child");
  await look(page, "new");
  await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
  await page.waitForURL(HOUSEHOLD);
  const told = await text(page);
  for (const expected of [WHO, `${FAMILY} Mila`, SETTLEMENT, "kuća bez broja"]) assert.ok(told.includes(expected), expected);
  await look(page, "household");
  return new URL(page.url()).pathname;
}

/** Housing: some is answered, of some she says why there is no answer, the rest was not asked. */
async function answerWithGaps(page, household) {
  await page.goto(`${household}/facts`);
  await page.locator(`main a[href='${household}/facts/J/edit']`).click();
  await page.getByLabel(/^Broj soba \(/).fill("1");
  await page.getByLabel(/^Površina stana.*: zašto odgovora nema/).selectOption({ label: "ne zna" });
  await page.getByLabel(/^Kada ili tuš u stanu/).selectOption("none");
  await page.getByLabel(/^Toalet sa ispiranjem u stanu/).selectOption("none");
  await page.getByLabel(/^Grejanje/).selectOption({ label: "odbija da odgovori" });
  await look(page, "facts-form");
  await send(page);
  await page.getByText("Odgovori su sačuvani.").waitFor();
  const housing = await page.locator("#block-j").innerText();
  for (const [question, answer] of [["Broj soba", "1 soba"], ["Površina stana", "ne zna"], ["Grejanje", "odbija da odgovori"], ["Kada ili tuš u stanu", "Ne"]]) {
    assert.match(housing, new RegExp(`^${question}\\tdomaćinstvo\\t${answer}\\t`, "m"));
  }
  await look(page, "facts");
}

/** She asks about taking part, hands over the form on paper and records how it was signed. */
async function askForConsent(page, household) {
  await page.goto(household);
  await page.locator("main table").getByRole("link", { name: WHO, exact: true }).first().click();
  await page.waitForURL(PERSON);
  const person = new URL(page.url()).pathname;
  await page.goto(`${person}/consents`);
  await page.getByRole("link", { name: /^Obrazac za potpis ?: učešće u mapiranju$/ }).click();
  const paper = page.locator("article.paper-form");
  assert.equal(await paper.getAttribute("lang"), "sr-Cyrl");
  assert.match(await paper.innerText(), new RegExp(`Пристајем да учествујем[^]*Потпис`));
  assert.ok((await paper.innerText()).includes(WHO));
  await look(page, "consent-form");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".title-row").isVisible(), false);
  await picture(page, "worker-consent-on-paper");
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${person}/consents?purpose=participation`);
  await page.getByLabel("pristaje", { exact: true }).check();
  await page.getByLabel("Kako je dat").selectOption({ label: "potpis na papiru" });
  await send(page);
  await page.getByText("Izmene su sačuvane.").waitFor();
  const answered = page.getByRole("row", { name: /učešće u mapiranju/ });
  assert.match(await answered.innerText(), /pristaje[^]*potpis na papiru[^]*1/);
  await look(page, "consents");
  await page.goto(person);
  assert.match(await text(page), /učešće u mapiranju[^]*pristaje/);
  await look(page, "person");
}

/** What follows, why, and which question would settle what is not known: one of those she has just recorded as a gap. */
async function readExplanation(page, household) {
  await page.goto(`${household}/assessment`);
  const told = await text(page);
  assert.match(told, /Procena je na dan/);
  assert.match(told, /verzij/i);
  assert.match(told, /U riziku od siromaštva: nije poznato/);
  assert.match(told, /bi ovo razjasnil/);
  const poverty = page.locator("main .card", { has: page.getByRole("heading", { name: "Siromaštvo", exact: true }) });
  for (const one of await poverty.locator("summary", { hasText: /bi ovo razjasnil/ }).all()) await one.click();
  const ways = poverty.locator(`details[open]:not(.explain) a[href^='${household}/facts/G/']`);
  assert.match(await ways.first().innerText(), new RegExp(`^Zarada .*, ${WHO}$`));
  assert.match(await poverty.innerText(), /– nije pitano/);
  await look(page, "assessment");
}

/** The list of those without a bath names her household, leads to it, and tells where its settlement is. */
async function findOnListAndMap(page, household) {
  await page.goto("/lists");
  await look(page, "lists");
  await page.getByRole("link", { name: LIST }).click();
  await look(page, "list");
  await page.getByRole("button", { name: "Pokreni listu" }).click();
  await page.waitForURL(RUN);
  const row = await appears(page, page.getByRole("row", { name: WHO }));
  assert.match(await row.innerText(), new RegExp(SETTLEMENT));
  assert.equal(await row.getByRole("link").getAttribute("href"), household);
  const map = page.locator("[data-map]");
  await map.locator("canvas").waitFor();
  const outlines = await (await page.request.get(`${new URL(page.url()).pathname}/settlements.geojson`)).json();
  const here = outlines.features.find((one) => one.properties.name === SETTLEMENT);
  assert.equal(here.geometry.type, "Polygon");
  await map.locator("summary").first().click();
  assert.match(await map.getByRole("row", { name: new RegExp(`^${SETTLEMENT}`) }).innerText(), /\d$/);
  await look(page, "list-run");
  await row.getByRole("link").click();
  await page.waitForURL((url) => url.pathname === household);
}

test("an office worker's whole day on one household: search, new household, facts with gaps, consent, explanation, list, map", async () => {
  await visit({ role: "office_worker" }, async (page) => {
    await searchInVain(page);
    const household = await enterHousehold(page);
    await answerWithGaps(page, household);
    await askForConsent(page, household);
    await readExplanation(page, household);
    await findOnListAndMap(page, household);
  });
});
