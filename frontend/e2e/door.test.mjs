// The way in and out: an invitation, the second factor, a wrong code, a code of the telephone and one of paper, signing out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./axe.mjs";
import { SECOND, svi, visit } from "./site.mjs";
import { code } from "./totp.mjs";

const PASSWORD = "vedra jutarnja reka 47";
const REFUSED = [/status of 422/, /status of 401/];

async function signIn(page, email, password = PASSWORD) {
  await page.goto("/sign-in");
  await page.getByLabel("E-adresa").fill(email);
  await page.getByLabel("Lozinka").fill(password);
  await page.getByRole("button", { name: "Prijavi se" }).click();
}

async function giveCode(page, typed) {
  await page.getByLabel("Kod", { exact: true }).fill(typed);
  await page.getByRole("button", { name: "Prijavi se" }).click();
}

const signOut = async (page, script) => {
  const menu = page.locator("summary[aria-label^='Moj nalog']");
  await menu.click();
  await page.getByRole("button", { name: "Odjava" }).click();
  await page.waitForURL("**/sign-in*");
  if (script) await page.getByText("Odjavljeni ste.").waitFor();
};

for (const script of [true, false]) {
  for (const size of ["desk", "phone"]) {
    const how = `${script ? "with" : "without"} a script on a ${size}`;
    test(`somebody invited sets up a second factor and signs in by it, ${how}`, async () => {
      const email = `ana.${script}.${size}@pirot.rs`;
      const link = svi("user", "add", email, "--name", "Ana Petrović", "--role", "case_manager", "--unit", "70939");
      let secret = "";
      let codes = [];
      await visit({ script, size, faults: REFUSED }, async (page) => {
        await page.goto(new URL(link).pathname);
        if (script) await accessible(page, `invitation-${size}`);
        await page.getByLabel("Lozinka", { exact: true }).fill(PASSWORD);
        await page.getByLabel("Lozinka još jednom").fill("nešto sasvim drugo 12");
        await page.getByRole("button", { name: "Prihvati poziv" }).click();
        await page.locator("[data-error-summary]").waitFor();
        await page.getByLabel("Lozinka", { exact: true }).fill(PASSWORD);
        await page.getByLabel("Lozinka još jednom").fill(PASSWORD);
        await page.getByRole("button", { name: "Prihvati poziv" }).click();
        await page.waitForURL("/");
        await page.goto("/account/second-factor");
        secret = await page.locator("main ol code").innerText();
        await page.getByLabel("Kod", { exact: true }).fill(code(secret));
        await page.locator("main form button[type=submit]").click();
        codes = await page.locator(".codes code").allInnerTexts();
        assert.equal(new Set(codes).size, 10);
        if (size === "phone") await page.getByRole("link", { name: "Sačuvano je, nastavi" }).click();
        await signOut(page, script);
      });
      await visit({ script, size, faults: REFUSED }, async (page) => {
        await signIn(page, email, "pogrešna lozinka 12");
        const wrong = "E-adresa i lozinka se ne slažu. Proverite obe.";
        assert.match(await page.locator("[data-error-summary]").innerText(), new RegExp(wrong));
        assert.equal(await page.getByLabel("E-adresa").inputValue(), email);
        assert.equal(await page.getByLabel("Lozinka").inputValue(), "", "a password is not sent back");
        await signIn(page, email);
        await page.waitForURL("**/sign-in/code");
        if (script) await accessible(page, `sign-in-code-${size}`);
        await giveCode(page, code(secret, 20));
        await page.locator("[data-error-summary]").waitFor();
        assert.equal((await page.goto("/households")).status(), 401, "half a sign-in is none");
        await page.goto("/sign-in/code");
        await giveCode(page, code(secret, 1));
        await page.waitForURL("/");
        assert.match(await page.locator("main").innerText(), /Ana|Domaćinstva/);
        await signOut(page, script);
        await signIn(page, email);
        await giveCode(page, codes[3]);
        await page.waitForURL("/");
        await page.goto("/account");
        await page.getByText(/9 .*kod/).first().waitFor();
        await signOut(page, script);
        await signIn(page, email);
        await giveCode(page, codes[3]);
        await page.locator("[data-error-summary]").waitFor();
      });
    });
  }
}

test("after signing out the back button shows nothing of a household", async () => {
  await visit({ role: "office_worker", place: SECOND, faults: [/status of 401/] }, async (page) => {
    await page.goto("/households");
    await page.locator("tr[data-href] a").first().click();
    await page.waitForURL("**/households/*");
    const name = await page.locator("h1").innerText();
    await signOut(page, true);
    await page.goBack();
    await page.waitForLoadState();
    assert.ok(!(await page.locator("body").innerText()).includes(name));
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!kept.includes(name), kept);
  });
});

test("a link of the demonstration is good once", async () => {
  await visit({ role: "provider" }, async (page, context) => {
    await page.goto("/");
    assert.equal((await context.cookies()).filter((one) => one.name === "svi-session" && one.httpOnly).length, 1);
  });
});
