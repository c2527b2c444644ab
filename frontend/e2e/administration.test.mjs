// What those see and do who keep users, the evidence and the installation.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST, INSTALLATION, SECOND, visit } from "./site.mjs";

test("the evidence shows who looked at a household", async () => {
  let id = "";
  await visit({ role: "office_worker" }, async (page) => {
    await page.goto("/households");
    await page.locator("tr[data-href] a").last().click();
    await page.waitForURL(/households\/[0-9a-f-]{36}$/);
    id = page.url().split("/").pop();
  });
  await visit({ role: "administrator" }, async (page) => {
    await page.goto(`/admin/audit?subject=${id}`);
    const row = page.locator("main table tbody tr").first();
    assert.match(await row.innerText(), /Milica Đorđević/);
    await page.getByLabel("Vrsta").selectOption("write");
    await page.getByRole("button", { name: "Prikaži", exact: true }).click();
    await page.waitForURL(/kind=write/);
    assert.equal(await page.getByText("Milica Đorđević").count(), 0);
  });
});

test("somebody is invited, the invitation is listed and withdrawn", async () => {
  await visit({ role: "administrator", faults: [/status of 422/] }, async (page) => {
    await page.goto("/admin/users");
    await page.getByRole("link", { name: "Pozovi" }).click();
    await page.getByLabel("E-adresa").fill("nije adresa");
    await page.locator("main form button[type=submit]").click();
    await page.locator("[data-error-summary]").waitFor();
    await page.getByLabel("E-adresa").fill("novi@vedrovo.rs");
    await page.getByLabel("Ime i prezime").fill("Nova Saradnica");
    await page.getByLabel("Anketar/anketarka").check();
    await page.locator("main form button[type=submit]").click();
    assert.match(await page.locator("main code").innerText(), /\/invitations\//);
    await page.getByRole("link", { name: "Korisnici" }).last().click();
    const row = page.locator("tr", { hasText: "novi@vedrovo.rs" });
    await row.getByRole("button").click();
    await page.locator("[data-toast], .toasts").first().waitFor();
    assert.equal(await page.locator("tr", { hasText: "novi@vedrovo.rs" }).getByRole("button").count(), 0);
  });
});

test("jobs, health and municipalities are seen by who keeps the installation", async () => {
  await visit({ role: "operator", place: INSTALLATION }, async (page) => {
    for (const path of ["/admin/jobs", "/admin/health", "/admin/municipalities", "/admin/roles"]) {
      assert.equal((await page.goto(path)).status(), 200, path);
    }
    await page.goto("/admin/municipalities");
    const rows = await page.locator("main table tbody tr").allInnerTexts();
    assert.deepEqual([FIRST, SECOND].map((name) => rows.some((row) => row.includes(name))), [true, true]);
  });
});

test("who works in two municipalities sees one at a time", async () => {
  let invitation = "";
  await visit({ role: "administrator", place: FIRST }, async (page) => {
    await page.goto("/admin/users/invite");
    await page.getByLabel("E-adresa").fill("mobile_team@borjanovo.demo");
    await page.getByLabel("Ime i prezime").fill("Bajram Demirović");
    await page.getByLabel("Član/članica mobilnog tima").check();
    await page.locator("main form button[type=submit]").click();
    invitation = new URL(await page.locator("main code").innerText()).pathname;
  });
  await visit({ role: "mobile_team", place: SECOND }, async (page) => {
    await page.goto(invitation);
    await page.getByRole("button", { name: "Prihvati poziv" }).click();
    await page.getByText("Poziv je prihvaćen.").waitFor();
    const seen = {};
    for (const [from, to] of [[FIRST, SECOND], [SECOND, FIRST]]) {
      await page.goto("/");
      const menu = page.locator("summary[aria-label^='Opština']");
      await menu.click();
      await page.locator("form[action='/municipality']").getByRole("button", { name: to }).click();
      await page.getByText("Promenili ste opštinu ili grad.").waitFor();
      await page.goto("/households");
      seen[to] = new Set(await page.locator("tr[data-href] a").evaluateAll((links) => links.map((link) => link.href)));
      assert.ok(seen[to].size > 0 && from !== to);
    }
    assert.equal([...seen[FIRST]].filter((link) => seen[SECOND].has(link)).length, 0);
    const foreign = [...seen[SECOND]][0];
    const answer = await page.request.get(foreign);
    assert.equal(answer.status(), 404);
  });
});
