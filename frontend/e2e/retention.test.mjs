// A rule of retention as it is turned on, what it lists, one record taken out, the rest confirmed and gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { picture, visit } from "./site.mjs";

/** Until a job of the page has ended. */
async function until(page, text) {
  for (let again = 0; again < 60; again += 1) {
    if (await page.getByText(text).first().isVisible()) return;
    await page.getByText(text).first().waitFor({ timeout: 2_000 }).catch(() => {});
    await page.reload();
  }
  assert.fail(`${text} never came`);
}

/** A household of one that was closed long ago. */
async function closed(page, family) {
  await page.goto("/households/new?searched=qqqqq&none=yes");
  await page.getByLabel("Naselje").fill("Zabrđe");
  await page.getByLabel("Prezime").fill(family);
  await page.getByLabel("Ime", { exact: true }).fill("Stanka");
  await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
  await page.waitForURL(/\/households\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/close`);
  await page.locator("[name=how][value=mistake]").check();
  await page.locator("[name=valid_from]").fill("2010-05-05");
  await page.locator("[name=reason]").fill("uneto greškom");
  await page.locator("main form", { has: page.locator("[name=how]") }).locator("button[type=submit]").click();
  await page.waitForURL(/\/households\/[0-9a-f-]{36}$/);
}

async function turnOn(role) {
  await visit({ role, faults: [/status of 422/] }, async (page) => {
    await page.goto("/retention");
    await accessible(page, "retention-rules");
    await page.getByRole("link", { name: "Zatvorena domaćinstva" }).click();
    await page.getByLabel("Pravilo je uključeno").check();
    await page.getByLabel("Broj godina").fill("0");
    await page.getByRole("button", { name: "Sačuvaj pravilo" }).click();
    await page.locator("[data-error-summary]").waitFor();
    await accessible(page, "retention-rule-refused");
    await page.getByLabel("Broj godina").fill("5");
    await page.getByRole("button", { name: "Sačuvaj pravilo" }).click();
    await page.waitForURL(/\/retention$/);
    await page.getByText("posle 5 godina").waitFor();
  });
}

test("a rule is turned on, lists, and nothing goes before somebody has looked", async () => {
  await turnOn("administrator");
  for (const { script, size } of [{ script: true, size: "desk" }, { script: false, size: "phone" }]) {
    await visit({ role: "office_coordinator", script, size, faults: [/status of 422/] }, async (page) => {
      const name = `retention-${size}`;
      for (const family of ["Vukadinović", "Radojković"]) await closed(page, `${family}-${size}`);
      await page.goto("/retention");
      await page.getByRole("button", { name: "Sačini spisak sada" }).click();
      await until(page, "Spisak čeka pregled");
      await page.getByRole("link", { name: "Pogledaj spisak" }).click();
      await page.waitForURL(/\/retention\/lists\/[0-9a-f-]{36}$/);
      const list = page.url();
      await page.getByText("Rok istekao").first().waitFor();
      if (script) await accessible(page, `${name}-list`);
      else await picture(page, `${name}-list`);
      await page.locator("main tr[data-href]", { hasText: "Rok istekao" }).locator("a").first().click();
      await page.getByLabel("Ostaje do").fill("2090-01-01");
      await page.getByRole("button", { name: "Izuzmi" }).click();
      await page.locator("[data-error-summary], .alert-danger").first().waitFor();
      await page.getByLabel("Zašto ostaje").fill("spor pred sudom");
      if (script) await accessible(page, `${name}-item`);
      await page.getByRole("button", { name: "Izuzmi" }).click();
      await page.waitForURL(list);
      await page.getByText("izuzeto do određenog dana").first().waitFor();
      await page.getByRole("link", { name: "Potvrdi spisak" }).click();
      await page.getByLabel("Pregledao/la sam spisak").check();
      if (script) await accessible(page, `${name}-confirm`);
      else await picture(page, `${name}-confirm`);
      await page.getByRole("button", { name: "Potvrdi spisak" }).click();
      if (script) await page.locator("dialog[open]").getByRole("button", { name: "Potvrdi spisak" }).click();
      await page.waitForURL(list);
      await until(page, "Spisak je sproveden");
      await page.getByText("Urađeno").first().waitFor();
      if (script) await accessible(page, `${name}-done`);
      await page.goto("/retention/lists");
      await page.getByText("Sproveden").first().waitFor();
    });
  }
});
