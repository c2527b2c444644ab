// A working day in the office: found by a name in another script, answered at the table, assessed, proposed in the field, decided, asked by right.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { picture, visit } from "./site.mjs";

const HOUSEHOLD = /households\/[0-9a-f-]{36}$/;
const send = (page) => page.locator("main form .form-actions button[type=submit]").first().click();

/** Answers how many rooms there are, on the form of the block about housing. */
async function answer(page, rooms) {
  await page.getByLabel(/^Broj soba \(/).fill(String(rooms));
  await send(page);
}

for (const script of [true, false]) {
  const how = script ? "with a script" : "without a script";

  test(`an office worker's day leads from a name to what follows and why, ${how}`, async () => {
    let household = "";
    await visit({ role: "office_worker", script, size: script ? "desk" : "phone" }, async (page) => {
      await page.goto(`/households?q=${encodeURIComponent("Станковић")}`);
      await page.locator("main table a[href^='/households/']").nth(script ? 0 : 1).click();
      await page.waitForURL(HOUSEHOLD);
      household = new URL(page.url()).pathname;
      await page.getByText(/Procena je na dan/).waitFor();
      await picture(page, `day-household-${script}`);
      await page.goto(`${household}/facts/J/edit`);
      await answer(page, 7);
      await page.getByText("Odgovori su sačuvani.").waitFor();
      await picture(page, `day-facts-${script}`);
      await page.goto(`${household}/assessment`);
      const told = await page.locator("main").innerText();
      assert.match(told, /Procena je na dan/);
      assert.match(told, /verzij/i);
      await picture(page, `day-assessment-${script}`);
    });
    await visit({ role: "mobile_team", script }, async (page) => {
      await page.goto(`${household}/facts/J/propose`);
      await answer(page, 8);
      await page.getByText(/Predlog je poslat/).waitFor();
    });
    await visit({ role: "office_coordinator", script }, async (page) => {
      await page.goto("/");
      await page.getByRole("heading", { name: "Odgovori koji čekaju odluku" }).waitFor();
      await picture(page, `day-coordinator-${script}`);
      await page.locator("main a[href^='/fact-requests/']").first().click();
      await page.getByLabel(/^Prihvati/).check();
      await send(page);
      await page.goto(`${household}/facts/history`);
      await page.goto(household);
      const person = await page.locator("main table a[href^='/persons/']").first().getAttribute("href");
      await page.goto(`${person}/rights`);
      await page.getByLabel("uvid u podatke", { exact: true }).check();
      await send(page);
      await page.getByText("Izmene su sačuvane.").waitFor();
      await page.goto(`${person}/access-report`);
      await picture(page, `day-access-${script}`);
      const [report] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Preuzmi kao PDF" }).click()]);
      const bytes = readFileSync(await report.path());
      assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
      if (process.env.SVI_SCREENSHOTS) writeFileSync(join(process.env.SVI_SCREENSHOTS, `day-access-${script}.pdf`), bytes);
      await page.goto("/");
      await page.getByRole("heading", { name: "Zahtevi po pravu koji čekaju" }).waitFor();
      await page.goto("/rights-requests");
      await page.locator(`main a[href='${person}/rights']`).first().waitFor();
      await picture(page, `day-rights-${script}`);
    });
  });
}

test("an analyst sees how firm the order of work is, and nobody's name", async () => {
  await visit({ role: "analyst" }, async (page) => {
    await page.goto("/assessment");
    await page.getByRole("button", { name: /Proceni/ }).click();
    await page.getByRole("heading", { name: "Koliko je redosled rada čvrst" }).waitFor({ timeout: 300_000 });
    const told = await page.locator("main").innerText();
    assert.match(told, /Po naselju/);
    assert.equal(await page.locator("main a[href^='/households/'], main a[href^='/persons/']").count(), 0);
    await picture(page, "day-analyst-order");
  });
});
