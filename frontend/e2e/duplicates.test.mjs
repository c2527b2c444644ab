// Persons who were entered twice: searched for, twenty pairs decided by keyboard alone, one undone; the warning while somebody is typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { picture, visit } from "./site.mjs";

const PAIR = /\/duplicates\/[0-9a-f-]{36}$/;
const ROWS = "main tr[data-href]";

/** Until the search has ended and its pairs are in the list. */
async function searched(page) {
  for (let again = 0; again < 60; again += 1) {
    const outcome = page.getByText("Upoređeno osoba").first();
    if ((await outcome.isVisible()) && (await page.locator(ROWS).count()) > 0) return;
    await outcome.waitFor({ timeout: 2_000 }).catch(() => {});
    await page.goto("/duplicates");
  }
  assert.fail("the search found nothing");
}

/** Presses a key, and waits for the page that it leads to. */
async function press(page, key) {
  const before = page.url();
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.href !== before);
  await page.locator("main h1").waitFor();
}

test("twenty pairs are decided by keyboard alone, and one is undone", async () => {
  await visit({ role: "office_coordinator" }, async (page) => {
    await page.goto("/duplicates");
    await page.getByRole("button", { name: "Pronađi sada" }).click();
    await searched(page);
    await accessible(page, "duplicates-desk");
    await press(page, "s");
    assert.match(page.url(), PAIR);
    await page.getByRole("heading", { name: "Moguća ista osoba" }).waitFor();
    await accessible(page, "pair-desk");
    await press(page, "j");
    await press(page, "k");
    const decided = [];
    for (const key of [..."sssnsssssnsssussssns"]) {
      decided.push(page.url());
      await press(page, key);
      assert.match(page.url(), PAIR);
    }
    assert.equal(new Set(decided).size, 20);
    await page.getByText("Vaša poslednja odluka").waitFor();
    await picture(page, "pair-decided");
    await press(page, "z");
    assert.equal(page.url(), decided.at(-1));
    await page.getByText("Odluka je poništena.").waitFor();
    await page.getByRole("button", { name: "Ista osoba", exact: true }).waitFor();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").getByText("Nisu ista osoba").waitFor();
    await page.goto("/duplicates");
    await page.getByRole("heading", { name: "Obavljeni posao" }).waitFor();
    await accessible(page, "duplicates-work");
  });
});

test("a pair is decided and undone on a phone without a script", async () => {
  await visit({ role: "case_manager", script: false, size: "phone" }, async (page) => {
    await page.goto("/duplicates");
    await searched(page);
    await picture(page, "duplicates-phone");
    await page.getByRole("link", { name: "Počni pregled" }).click();
    await page.waitForURL(PAIR);
    const pair = page.url();
    await picture(page, "pair-phone");
    await page.getByRole("button", { name: "Ista osoba", exact: true }).click();
    await page.waitForURL((url) => url.href !== pair);
    await page.getByRole("button", { name: "Poništi poslednju odluku" }).click();
    await page.waitForURL(pair);
    await page.getByRole("button", { name: "Nisu ista osoba", exact: true }).waitFor();
  });
});

async function fill(page, { family, given, born }) {
  await page.goto("/households/new?searched=qqqqq&none=yes");
  await page.getByLabel("Naselje").fill("Vedrovo");
  await page.getByLabel("Prezime").fill(family);
  await page.getByLabel("Ime", { exact: true }).fill(given);
  await page.locator("[name='member0.birth_date']").fill(born);
}

test("who is typed again is shown while typing, and somebody else may still be entered", async () => {
  for (const { script, size, family, given, again } of [
    { script: true, size: "desk", family: "Žigmundović", given: "Krunoslava", again: "Крунослава" },
    { script: false, size: "phone", family: "Šlezingerov", given: "Evdokija", again: "Евдокија" },
  ]) {
    await visit({ role: "office_worker", script, size, faults: [/status of 422/] }, async (page) => {
      await fill(page, { family, given, born: script ? "1984-05-03" : "1971-09-08" });
      await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
      await page.waitForURL(/\/households\/[0-9a-f-]{36}$/);
      await fill(page, { family, given: again, born: script ? "1984-03-05" : "1971-08-09" });
      const warning = page.locator(".alert-warning", { hasText: "Moguća ista osoba" });
      if (!script) await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
      await warning.getByText("zamenjeni dan i mesec").waitFor();
      if (script) await accessible(page, "likely-desk");
      else await picture(page, "likely-phone");
      await warning.getByLabel("Ovo je neko drugi").check();
      await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
      await page.waitForURL(/\/households\/[0-9a-f-]{36}$/);
    });
  }
});

/** Enters a household of one and gives its address; who is alike is said to be somebody else. */
async function entered(page, person) {
  await fill(page, person);
  const enter = page.getByRole("button", { name: "Unesi domaćinstvo" });
  await enter.click();
  const warning = page.locator(".alert-warning", { hasText: "Moguća ista osoba" });
  const done = page.waitForURL(/\/households\/[0-9a-f-]{36}$/).then(() => true);
  const isAlike = await Promise.race([done.then(() => false), warning.waitFor().then(() => true)]);
  if (isAlike) {
    await warning.getByLabel("Ovo je neko drugi").check();
    await enter.click();
  }
  await done;
  return page.url();
}

test("a household that was entered twice is merged and parted again by keyboard alone", async () => {
  for (const { script, size, given } of [
    { script: true, size: "desk", given: "Milojka" },
    { script: false, size: "phone", given: "Petronija" },
  ]) {
    await visit({ role: "office_worker", script, size, faults: [/status of 422/] }, async (page) => {
      const family = script ? "Krunićević" : "Zrnzević";
      const first = await entered(page, { family, given, born: "1961-02-03" });
      const second = await entered(page, { family, given, born: "1961-02-03" });
      await page.goto(first);
      await page.getByRole("link", { name: "Isto domaćinstvo je uneto dvaput" }).press("Enter");
      await page.waitForURL(/\/entered-twice$/);
      const search = page.getByRole("searchbox", { name: "Ime, mesto, JMBG, telefon ili šifra domaćinstva" }).last();
      await search.fill(`${family} ${given}`);
      await search.press("Enter");
      await page.locator(`#picker-results a[href$='${second.split("/").at(-1)}']`).first().press("Enter");
      await page.getByRole("heading", { name: "Ko je ko" }).waitFor();
      if (script) await accessible(page, "entered-twice-desk");
      else await picture(page, "entered-twice-phone");
      await page.getByRole("button", { name: "To je isto domaćinstvo: spoji zapise" }).press("Enter");
      await page.waitForURL(first);
      await page.getByRole("heading", { name: "Uneto i kao" }).waitFor();
      if (script) await accessible(page, "entered-twice-merged");
      await page.goto(second);
      await page.getByText("Članovi su prešli u drugo domaćinstvo").waitFor();
      await page.goto(first);
      await page.getByRole("button", { name: "Nije isto domaćinstvo: poništi spajanje" }).press("Enter");
      await page.getByText("To su ponovo dva domaćinstva.").waitFor();
      assert.equal(await page.getByRole("heading", { name: "Uneto i kao" }).count(), 0);
    });
  }
});
