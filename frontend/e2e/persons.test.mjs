// A person's file through a working day: how to reach them, documents, consent, groups, notes, files, moves, protection, relatives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { picture, visit } from "./site.mjs";

const PERSON = /persons\/[0-9a-f-]{36}$/;
const HOUSEHOLD = /households\/[0-9a-f-]{36}$/;
const send = (page) => page.locator("main form .form-actions button[type=submit]").first().click();

/** Enters a household of a mother and a daughter after a search that found nobody, and is on its page. */
async function enter(page, family, script) {
  await page.goto("/households/new");
  const box = page.locator("main input[type=search]");
  await box.fill(family);
  if (script) await page.waitForURL((url) => url.searchParams.get("searched") === family);
  else await box.press("Enter");
  await page.getByRole("button", { name: /Nije nijedno od ovih/ }).click();
  await page.getByLabel("Naselje").fill("Zabrđe");
  await page.getByLabel("Vrsta adrese").selectOption("no_number");
  await page.getByLabel("Tačka na karti").fill("43.158611, 22.585");
  await page.getByLabel("Prezime").fill(family);
  await page.getByLabel("Ime", { exact: true }).fill("Stana");
  await page.getByRole("button", { name: "Još jedan član" }).click();
  const second = page.getByRole("group", { name: "2. član" });
  await second.getByLabel("Prezime").fill(family);
  await second.getByLabel("Ime", { exact: true }).fill("Mila");
  await second.getByLabel(/Odnos/).selectOption("child");
  await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
  await page.waitForURL(HOUSEHOLD);
}

/** Opens the page of a part of the person's file by the button in its card. */
async function part(page, name) {
  await page.getByRole("link", { name: `Izmeni : ${name}` }).or(page.getByRole("link", { name: `Izmeni: ${name}` })).first().click();
}

for (const script of [true, false]) {
  const how = script ? "with a script" : "without a script";

  test(`a person's file is filled in and everything stands on the person's page, ${how}`, async () => {
    await visit({ role: "case_manager", script, size: script ? "desk" : "phone" }, async (page) => {
      const family = script ? "Dnevniković" : "Popunović";
      await enter(page, family, script);
      await picture(page, `household-filled-${script}`);
      await page.locator("main table").getByRole("link", { name: `${family} Stana`, exact: true }).first().click();
      await page.waitForURL(PERSON);
      const person = page.url();
      await part(page, "Kontakti");
      await page.getByLabel("Broj, adresa ili opis").fill(script ? "064/555-1234" : "064/555-4321");
      await page.getByLabel("Kada se može zvati").fill("posle 16 časova");
      await page.getByLabel(/Ovo je način/).check();
      await send(page);
      await page.getByText("Izmene su sačuvane.").waitFor();
      await page.goto(person);
      await part(page, "Dokumenti");
      await page.getByLabel("Dokument", { exact: true }).selectOption("id_card");
      await page.getByLabel("Stanje").selectOption("has_not");
      await page.getByLabel("Šta otežava").selectOption("no_address");
      await send(page);
      await page.goto(person);
      await part(page, "Pristanci i pravni osnov");
      await page.getByLabel("Svrha").selectOption("ethnicity");
      await page.getByLabel("pristaje", { exact: true }).check();
      await send(page);
      await picture(page, `consents-filled-${script}`);
      await page.goto(person);
      await part(page, "Grupe i pravni status");
      await page.getByLabel("Grupa").selectOption("VG09");
      await page.getByLabel(/Osoba je to sama izjavila/).check();
      await send(page);
      await page.goto(`${person}/notes`);
      await page.getByLabel("Tekst").fill("Krov prokišnjava iznad šporeta.");
      await send(page);
      await page.getByText("Krov prokišnjava").waitFor();
      await page.goto(`${person}/files`);
      await page.getByLabel("Šta je to").fill("Rešenje o NSP");
      await page.getByLabel("Datoteka").setInputFiles({ name: "Rešenje.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 proba") });
      await page.getByRole("button", { name: "Sačuvaj prilog" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Rešenje o NSP" }).click()]);
      assert.equal(download.suggestedFilename(), "resenje.pdf");
      assert.equal(readFileSync(await download.path(), "utf8"), "%PDF-1.7 proba");
      await page.goto(person);
      await picture(page, `person-filled-${script}`);
      const text = await page.locator("main").innerText();
      for (const expected of [/064\/555/, /posle 16 časova/, /lična karta/, /Rom\/Romkinja/, /po izjavi osobe/, /pristaje/]) assert.match(text, expected);
      await page.goto(`/search?q=${encodeURIComponent(script ? "+381 64 5551234" : "+381 64 5554321")}`);
      await page.locator("main a", { hasText: `${family} Stana` }).click();
      await page.waitForURL(PERSON);
    });
  });

  test(`somebody moves, dies and was recorded by mistake, and the history says so in plain words, ${how}`, async () => {
    await visit({ role: "office_worker", script }, async (page) => {
      const family = script ? "Selidbić" : "Preseljković";
      await enter(page, family, script);
      const household = page.url();
      await page.locator("main table").getByRole("link", { name: `${family} Mila`, exact: true }).click();
      await page.waitForURL(PERSON);
      const mila = page.url();
      await page.getByRole("link", { name: "Preseljenje" }).click();
      await page.getByRole("link", { name: "Počinje novo domaćinstvo" }).click();
      await page.getByLabel("Naselje").fill("Gornje Zabrđe");
      await page.getByLabel("Razlog izmene").fill("Otišla na studije.");
      await send(page);
      await page.getByText("Preseljenje je zabeleženo.").waitFor();
      await page.goto(mila);
      await page.getByRole("link", { name: "Smrt ili odlazak" }).click();
      await page.getByLabel("Smrt", { exact: true }).check();
      await send(page);
      await page.getByRole("link", { name: "Povratak ili ispravka" }).click();
      await page.getByLabel("Razlog izmene").fill("Pogrešna osoba.");
      await send(page);
      await page.getByRole("link", { name: "Preseljenje" }).waitFor();
      await picture(page, `person-moved-${script}`);
      await page.goto(household);
      await page.getByRole("heading", { name: "Nekadašnji članovi" }).waitFor();
      await page.goto(`${household}/history`);
      const told = await page.locator(".history").innerText();
      assert.match(told, /Odseljenje/);
      assert.match(told, /Otišla na studije\./);
      await picture(page, `history-moved-${script}`);
    });
  });
}

test("what is under protection is there for its circle and for nobody else", async () => {
  let person = "";
  await visit({ role: "case_manager" }, async (page) => {
    await enter(page, "Skrivenović", true);
    await page.getByRole("link", { name: "Zaštita" }).click();
    await page.getByLabel("Razlog").fill("Pretnje bivšeg supruga.");
    await page.getByRole("button", { name: "Stavi pod zaštitu" }).click();
    await page.getByText("Izmene su sačuvane.").waitFor();
    await picture(page, "protection-set");
    await page.goto("/protections");
    await page.getByRole("link", { name: "Skrivenović Stana" }).click();
    await page.locator("main table a[href^='/persons/']").first().click();
    await page.waitForURL(PERSON);
    person = new URL(page.url()).pathname;
  });
  await visit({ role: "office_coordinator", faults: [/status of 404/] }, async (page) => {
    assert.equal((await page.goto(person)).status(), 404);
    await page.goto(`/search?q=${encodeURIComponent("Skrivenović")}`);
    assert.equal(await page.locator("main a[href^='/persons/'], main a[href^='/households/']").count(), 0);
    await page.goto(`/households?q=${encodeURIComponent("Skrivenović")}`);
    await page.getByText("Ništa ne odgovara pretrazi").waitFor();
  });
});

test("a relative's file asks for a reason, and who leads the office reads it", async () => {
  await visit({ role: "office_worker" }, async (page) => {
    await enter(page, "Rođaković", true);
    const household = page.url();
    await page.getByRole("button", { name: "Ovo je dosije mojih srodnika" }).click();
    await page.locator("dialog").getByRole("button", { name: "Ovo je dosije mojih srodnika" }).click();
    await page.getByText("Prijavljeno. Dosije je za vas zatvoren.").waitFor();
    await page.goto(household);
    await picture(page, "relative-closed");
    await page.getByLabel(/Zašto morate/).fill("Niko drugi danas nije tu.");
    await page.getByRole("button", { name: "Otvori na sat vremena" }).click();
    await page.getByText("Rođaković Stana").first().waitFor();
  });
  await visit({ role: "office_coordinator" }, async (page) => {
    await page.goto("/relatives");
    await page.getByText("Niko drugi danas nije tu.").waitFor();
    await picture(page, "relatives-seen");
  });
});
