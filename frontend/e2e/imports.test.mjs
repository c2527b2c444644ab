// A file of households as somebody takes it over: given, mapped, previewed with a finding, mended, imported, exported, taken back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { picture, visit } from "./site.mjs";

const REFUSED = [/status of 422/];

const HEADER = "household_id,person_id,last_name,first_name,sex,date_of_birth,relation,member_number,rooms,tenure";
const file = (family, rooms) => ({
  name: "popis.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([
    HEADER,
    `${family}1,1,${family},Ana,female,1984-05-03,reference,1,${rooms},owner`,
    `${family}1,2,${family},Mila,female,2015-02-01,child,2,${rooms},owner`,
    `${family}2,1,${family},Petar,male,1950-01-20,reference,1,3,refused`,
    "",
  ].join("\n")),
});

async function give(page, family, rooms) {
  await page.goto("/imports/new");
  await page.getByLabel("Datoteka sa osobama").setInputFiles(file(family, rooms));
  await page.getByLabel("Izvor").fill(`Popis ${family}`);
  await page.getByLabel("Krug mapiranja").fill("2026-1");
  await page.getByRole("button", { name: "Pročitaj datoteku" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}\/mapping$/);
}

/** Until a job of the page has ended: with a script the part asks again, without one the page is loaded again. */
async function until(page, text, script) {
  for (let again = 0; again < 60; again += 1) {
    if (await page.getByText(text).first().isVisible()) return;
    if (script) await page.getByText(text).first().waitFor({ timeout: 2_500 }).catch(() => {});
    await page.reload();
  }
  assert.fail(`${text} never came`);
}

async function sure(page, name, script) {
  await page.getByRole("button", { name }).first().click();
  if (script) await page.locator("dialog[open]").getByRole("button", { name }).click();
}

for (const script of [true, false]) {
  const family = script ? "Uvozović" : "Izvozović";
  test(`a file is previewed, mended, taken over, exported and taken back ${script ? "with" : "without"} a script`, async () => {
    await visit({ role: "office_coordinator", script, faults: REFUSED }, async (page) => {
      await page.goto("/imports/new");
      await page.getByRole("button", { name: "Pročitaj datoteku" }).click();
      await page.locator("[data-error-summary]").waitFor();

      await give(page, family, "dve");
      if (script) await accessible(page, "mapping");
      await picture(page, `import-mapping-${script}`);
      await page.getByLabel("Sačuvaj pod nazivom").fill(`Popis ${family}`);
      await page.getByRole("button", { name: "Prikaži šta bi se promenilo" }).click();
      await until(page, "Datoteka ima greške", script);
      const finding = page.locator("#import-findings tbody tr").first();
      assert.match(await finding.innerText(), /rooms[\s\S]*broj[\s\S]*dve/);
      assert.equal(await page.getByRole("button", { name: "Uvezi sada" }).count(), 0);
      if (script) await accessible(page, "findings");
      await picture(page, `import-findings-${script}`);

      // Mended in the mapping: the file's word for two.
      await page.getByRole("link", { name: "Izmeni mapiranje" }).click();
      const field = page.getByLabel("Mapiranje kolona", { exact: false }).first();
      const text = await field.inputValue();
      await field.fill(text.replace('variable = "rooms"\n', 'variable = "rooms"\nvalues = { dve = "2" }\n'));
      await page.getByRole("button", { name: "Prikaži šta bi se promenilo" }).click();
      await until(page, "Datoteka može da se uveze", script);
      if (script) await accessible(page, "preview");
      await picture(page, `import-preview-${script}`);
      await sure(page, "Uvezi sada", script);
      await until(page, "Datoteka je uvezena i obrisana", script);
      if (script) await accessible(page, "imported");
      await picture(page, `import-done-${script}`);
      const import_ = page.url();
      await page.goto(`/households?q=${encodeURIComponent(family)}`);
      assert.equal(await page.locator("#households tbody tr").count(), 2);

      await page.goto("/exports/new?names=yes");
      await page.getByText("CSV, opis kolona").click();
      await page.getByLabel("Samo što pretraga nađe").fill(family);
      await page.getByLabel("Razlog").fill("Provera uvoza");
      await page.getByRole("button", { name: "Napravi izvoz" }).click();
      await page.waitForURL(/\/exports\/[0-9a-f-]{36}$/);
      await until(page, "Preuzmi opis kolona", script);
      if (script) await accessible(page, "export");
      await picture(page, `export-done-${script}`);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Preuzmi", exact: true }).click();
      const lines = readFileSync(await (await download).path(), "utf8").trim().split("\n");
      assert.equal(lines.length, 4);
      assert.match(lines[0], /^household_id,person_id,/);
      assert.equal(lines.filter((line) => line.includes(family)).length, 3);

      await page.goto(import_);
      await sure(page, "Vrati ceo uvoz", script);
      await until(page, "Šta je vraćeno", script);
      await picture(page, `import-undone-${script}`);
      if (script) await accessible(page, "undone");
      await page.goto(`/households?q=${encodeURIComponent(family)}`);
      await page.getByText("Ništa ne odgovara pretrazi").waitFor();
    });
  });
}
