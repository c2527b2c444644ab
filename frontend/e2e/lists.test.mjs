// From a new list to its conditions, to who is on it, to the file with a reason; an analyst has figures computed from the registry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { appears, picture, visit } from "./site.mjs";

for (const [script, size] of [[true, "desk"], [false, "phone"]]) {
  const how = `${script ? "with" : "without"} a script on a ${size}`;

  test(`a list is made, asked, seen and taken out, ${how}`, async () => {
    await visit({ role: "case_manager", script, size }, async (page) => {
      await page.goto("/lists");
      await page.getByLabel("Naziv").fill(`Odrasli ${size}`);
      await page.getByLabel("lica", { exact: true }).check();
      await page.getByRole("button", { name: "Napravi listu" }).click();
      await page.waitForURL(/lists\/[0-9a-f-]{36}$/);
      await page.getByLabel("Pitanje ili rezultat, rečima").fill("godine na dan");
      await page.getByRole("button", { name: "Traži" }).click();
      await page.locator("main a[href$='?on=age_years']").first().click();
      await page.getByRole("combobox", { name: "Za koga" }).selectOption("itself");
      await page.getByRole("textbox", { name: /^Broj/ }).fill("18");
      if (script) await accessible(page, `list-condition-${size}`);
      await page.getByRole("button", { name: "Dodaj uslov" }).click();
      await page.waitForURL(/lists\/[0-9a-f-]{36}$/);
      assert.match(await page.locator("main").innerText(), /najmanje 18/);
      if (script) await accessible(page, `list-${size}`);
      else await picture(page, `list-${size}`);
      await page.getByRole("button", { name: "Pokreni listu" }).click();
      await page.waitForURL(/list-runs\/[0-9a-f-]{36}/);
      const row = await appears(page, page.locator("main a[href^='/persons/']"));
      assert.ok((await row.innerText()).length > 3);
      if (script) await accessible(page, `list-run-${size}`);
      else await picture(page, `list-run-${size}`);
      await page.getByLabel("Razlog").fill("poziv na razgovor");
      await page.getByRole("combobox", { name: "Oblik" }).selectOption("csv");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Preuzmi" }).click(),
      ]);
      assert.ok(readFileSync(await download.path(), "utf8").split("\n").length > 2);
      const run = new URL(page.url()).pathname.split("/").at(-1);
      await page.getByRole("link", { name: "Izvezi sa odgovorima" }).click();
      await page.waitForURL(/exports\/new/);
      assert.equal(await page.locator("select[name=list]").inputValue(), run);
      if (script) await accessible(page, `list-answers-${size}`);
      else await picture(page, `list-answers-${size}`);
      await page.getByLabel("Razlog").fill("plan poseta");
      await page.getByRole("button", { name: "Napravi izvoz" }).click();
      await page.waitForURL(/exports\/[0-9a-f-]{36}/);
      await appears(page, page.locator("main a[href$='/file']"));
      assert.match(await page.locator("main").innerText(), new RegExp(`Odrasli ${size}`));
    });
  });
}
