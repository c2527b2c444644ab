// A household moves from Vedrovo to Borjanovo: chosen, sent, found on the first page there, accepted, closed here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { FIRST, SECOND, picture, visit } from "./site.mjs";

const submit = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Until the other municipality's job has been done. */
async function until(page, path, text) {
  for (let again = 0; again < 60; again += 1) {
    await page.goto(path);
    if (await page.getByText(text).first().isVisible()) return;
    await page.waitForTimeout(250);
  }
  assert.fail(`${text} never came`);
}

for (const script of [true, false]) {
  test(`a household is handed over and taken over ${script ? "with" : "without"} a script`, async () => {
    let household = "";
    let transfer = "";
    await visit({ role: "office_coordinator", place: FIRST, script, faults: [/status of 422/] }, async (page) => {
      await page.goto("/households");
      household = await page.locator("tr[data-href] a").nth(script ? 3 : 4).getAttribute("href");
      await page.goto(household);
      await page.getByRole("link", { name: "Prenesi u drugu opštinu" }).click();
      await page.getByRole("heading", { name: "Šta se predaje" }).waitFor();
      await picture(page, `transfer-send-${script}`);
      await page.getByLabel("Opština koja preuzima").selectOption({ label: SECOND });
      await page.getByLabel("Razlog").fill("Preselili su se.");
      await page.getByLabel("Član zakona", { exact: true }).first().check();
      await submit(page, "Pošalji");
      await page.getByText("Upišite član zakona.").first().waitFor();
      await page.locator("input[name=article]").fill("Zakon o socijalnoj zaštiti, član 67");
      await submit(page, "Pošalji");
      await page.waitForURL(/\/transfers\/[0-9a-f-]{36}/);
      transfer = new URL(page.url()).pathname;
      await picture(page, `transfer-sent-${script}`);
    });
    await visit({ role: "office_coordinator", place: SECOND, script }, async (page) => {
      await until(page, "/", "Prenosi koji čekaju odgovor");
      await picture(page, `transfer-dashboard-${script}`);
      await page.getByRole("link", { name: "Pogledaj prenose koji čekaju" }).click();
      await page.locator("main table a[href^='/transfers/']").first().click();
      await page.getByRole("heading", { name: "Prihvatanje" }).waitFor();
      if (script) await accessible(page, "transfer-incoming-true");
      else await picture(page, "transfer-incoming-false");
      await page.getByLabel("Naselje").fill(SECOND);
      await submit(page, "Prihvati i upiši");
      await page.waitForURL(/\/households\/[0-9a-f-]{36}/);
      await picture(page, `transfer-accepted-${script}`);
    });
    await visit({ role: "office_coordinator", place: FIRST, script }, async (page) => {
      await until(page, transfer, "Prihvaćeno");
      await page.goto(household);
      await page.getByText("Domaćinstvo je preneto u drugu opštinu").first().waitFor();
    });
  });
}
