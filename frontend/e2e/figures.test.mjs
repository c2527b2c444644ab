// From the catalogue to a figure, to its comparison, to a report that is made while one watches, to the file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { visit } from "./site.mjs";

/** The link to the file of the report that is being made: the page asks by itself, with a script or by being loaded again. */
async function made(page) {
  const file = page.locator("a[href$='/file']");
  const last = Date.now() + 120_000;
  while ((await file.count()) === 0 && Date.now() < last) {
    await Promise.race([page.waitForEvent("load", { timeout: 5_000 }), file.first().waitFor({ timeout: 5_000 })]).catch(() => {});
  }
  return file.first();
}

for (const [script, size] of [[true, "desk"], [false, "phone"]]) {
  const how = `${script ? "with" : "without"} a script on a ${size}`;

  test(`a figure is found in the catalogue, explained and compared, ${how}`, async () => {
    await visit({ role: "analyst", script, size }, async (page) => {
      await page.goto("/indicators?q=stopa+rizika");
      await page.getByRole("link", { name: "Stopa rizika od siromaštva", exact: true }).first().click();
      await page.waitForURL(/indicators\/[\w-]+$/);
      const text = await page.locator("main").innerText();
      assert.match(await page.locator("h1").innerText(), /Stopa rizika od siromaštva/);
      assert.match(text, /\d,\d/, "a value as Serbian writes it");
      await page.getByRole("link", { name: "Poređenje" }).last().click();
      await page.waitForURL("**/indicators/compare?indicator=*");
      assert.equal(await page.locator("h1").innerText(), "Poređenje");
      await page.goto("/indicators/compare?indicator=DEM-01");
      await page.locator("main table").first().waitFor({ state: "attached" });
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("main a[href*='format=csv']").click(),
      ]);
      assert.deepEqual([...readFileSync(await download.path()).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    });
  });

  test(`a report is asked for, its making is seen, its file taken, ${how}`, async () => {
    await visit({ role: "analyst", script, size }, async (page) => {
      await page.goto("/reports/new");
      await page.getByLabel(/^HTML/).check();
      await page.getByRole("combobox", { name: "Jezik i pismo" }).selectOption({ label: "srpski, latinica" });
      await page.getByRole("button", { name: "Sastavi izveštaj" }).click();
      await page.waitForURL(/reports\/[0-9a-f-]{36}$/);
      const file = await made(page);
      if (script) await accessible(page, "report-made");
      const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
      assert.match(readFileSync(await download.path(), "utf8"), /<html lang="sr-Latn">[\s\S]*Vedrovo/);
      await page.goto("/reports");
      assert.match(await page.locator("main table tbody tr").first().innerText(), /HTML/);
    });
  });
}

test("a report is taken away as PDF", async () => {
  await visit({ role: "office_coordinator" }, async (page) => {
    await page.goto("/reports/new");
    await page.getByLabel(/^PDF/).check();
    await page.getByRole("button", { name: "Sastavi izveštaj" }).click();
    const file = await made(page);
    const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
    assert.match(download.suggestedFilename(), /\.pdf$/);
    assert.equal(readFileSync(await download.path()).subarray(0, 5).toString(), "%PDF-");
  });
});

test("a report that names a future day of adoption is refused and keeps what was chosen", async () => {
  await visit({ role: "analyst", faults: [/status of 422/] }, async (page) => {
    await page.goto("/reports/new");
    await page.getByLabel(/^XLSX/).check();
    await page.getByLabel("usvojen").check();
    await page.getByRole("button", { name: "Sastavi izveštaj" }).click();
    await page.locator("[data-error-summary]").waitFor();
    assert.ok(await page.getByLabel(/^XLSX/).isChecked());
    assert.ok(await page.getByLabel("usvojen").isChecked());
  });
});
