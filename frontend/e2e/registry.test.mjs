// The register of households, as somebody works with it: finding, entering, changing, looking back, taking a list away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FIRST, SECOND, visit } from "./site.mjs";
import { readSheet } from "./sheet.mjs";

const REFUSED = [/status of 422/];
/** A citizen's number of region 99, which is not issued: no real person has one of the demonstration. */
export function jmbg(day, serial) {
  const digits = `${day}99${String(serial).padStart(3, "0")}`;
  const weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
  const check = 11 - (sum % 11);
  return check > 9 ? (check === 11 ? `${digits}0` : jmbg(day, serial + 1)) : `${digits}${check}`;
}

/** The form for a new household: it comes after a search that found none of them. */
const NEW = "/households/new?searched=qqqqq&none=yes";

/** Names that the demonstration does not have, in both scripts; one for each way of looking. */
const FAMILIES = [["Ljubišković", "Љубишковић"], ["Njegomirić", "Његомирић"], ["Džambasović", "Џамбасовић"], ["Žujovarac", "Жујоварац"]];
const NEWCOMERS = [
  ["Ćirić", "Stana", "Vukašin Aleksandar"],
  ["Obrenović", "Ljubica", "Dimitrije"],
  ["Zdravić", "Roksanda", "Ognjen"],
  ["Šljukić", "Perunika", "Todor"],
];
let newcomers = 0;
let serial = 600;
/** Enters a household of one and is on its page. */
async function enter(page, { family, given = "Đorđe", settlement = "Zabrđe", note = "" }) {
  const number = jmbg("0305954", (serial += 7));
  await page.goto(NEW);
  await page.getByLabel("Naselje").fill(settlement);
  await page.getByLabel("Beleška").fill(note);
  await page.getByLabel("Prezime").fill(family);
  await page.getByLabel("Ime", { exact: true }).fill(given);
  await page.getByLabel("JMBG").fill(number);
  await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
  await page.waitForURL(/households\/[0-9a-f-]{36}$/);
  return number;
}

async function find(page, text, script) {
  const field = page.locator("#households-search input[type=search]");
  await field.fill(text);
  if (script) await page.waitForURL((url) => url.searchParams.get("q") === text);
  else await field.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".htmx-request")).catch(() => {});
}

for (const script of [true, false]) {
  for (const size of ["desk", "phone"]) {
    const how = `${script ? "with" : "without"} a script on a ${size}`;

    test(`a household is found by all spellings, by its number and by its code, ${how}`, async () => {
      await visit({ role: "case_manager", script, size }, async (page) => {
        const [family, cyrillic] = FAMILIES.pop();
        const number = await enter(page, { family });
        const code = (await page.locator(".page-pretitle, .lead, .title-row").first().innerText()).match(/[A-Z0-9]{2,}-?[A-Z0-9-]+/)?.[0];
        await page.goto("/households");
        for (const spelling of [`Đorđe ${family}`, `Djordje ${family}`, `Ђорђе ${cyrillic}`, `Dorde ${family.toUpperCase()}`, number, code]) {
          await find(page, spelling, script);
          await page.locator("#households tbody tr").getByText(`${family} Đorđe`).waitFor();
          assert.equal(await page.locator("#households tbody tr").count(), 1, spelling);
        }
        await find(page, "qqqqq", script);
        await page.getByText("Ništa ne odgovara pretrazi").waitFor();
        await page.goto(`/search?q=${encodeURIComponent(`Djordje ${family}`)}`);
        await page.locator("main a", { hasText: family }).first().click();
        await page.waitForURL(/persons\/[0-9a-f-]{36}$/);
      });
    });

    test(`a new household is refused with its faults bound to their fields, then entered with two members, ${how}`, async () => {
      // Each time others: who resembles somebody of the register is asked about.
      const [family, given, child] = NEWCOMERS[newcomers++];
      await visit({ role: "office_worker", script, size, faults: REFUSED }, async (page) => {
        await page.goto(NEW);
        await page.getByLabel("Adresa").fill("Breg bb");
        await page.getByLabel("Ime", { exact: true }).fill(given);
        await page.getByLabel("JMBG").fill("0101990715001");
        await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
        const summary = page.locator("[data-error-summary]");
        await summary.waitFor();
        const faults = await summary.getByRole("link").allInnerTexts();
        assert.deepEqual(faults.map((line) => line.split(":")[0]), ["Naselje", "Prezime", "JMBG"]);
        if (script) assert.ok(await summary.evaluate((one) => one === document.activeElement), "the summary has the focus");
        const number = page.getByLabel("JMBG");
        assert.equal(await number.getAttribute("aria-invalid"), "true");
        const described = (await number.getAttribute("aria-describedby")).split(" ").map((id) => `#${id}`).join(", ");
        assert.match((await page.locator(described).allInnerTexts()).join(" "), /ne prolazi proveru/);
        await summary.getByRole("link", { name: /JMBG/ }).click();
        if (script) assert.ok(await number.evaluate((one) => one === document.activeElement), "the link leads to the field");
        assert.equal(await page.getByLabel("Adresa").inputValue(), "Breg bb");
        assert.equal(await page.getByLabel("Ime", { exact: true }).inputValue(), given);
        await page.getByLabel("Naselje").fill("Zabrđe");
        await page.getByLabel("Prezime").fill(family);
        await number.fill("");
        await page.getByRole("button", { name: "Još jedan član" }).click();
        const second = page.getByRole("group", { name: "2. član" });
        await second.getByLabel("Prezime").fill(family);
        await second.getByLabel("Ime", { exact: true }).fill(child);
        await second.getByLabel(/Odnos/).selectOption("child");
        await second.getByLabel("JMBG").fill(jmbg("1207011", (serial -= 3)));
        await page.getByRole("button", { name: "Unesi domaćinstvo" }).click();
        await page.waitForURL(/households\/[0-9a-f-]{36}$/);
        await page.getByText("Domaćinstvo je uneto.").waitFor();
        const rows = await page.locator("main table tbody tr").allInnerTexts();
        assert.equal(rows.length, 2);
        assert.match(rows[1], /sin ili ćerka[\s\S]*12\. 7\. 2011\./);
      });
    });

    test(`a change says who, when and why, and the history shows what, ${how}`, async () => {
      await visit({ role: "case_manager", script, size }, async (page) => {
        await enter(page, { family: "Živanović", note: "Pas u dvorištu." });
        await page.getByRole("link", { name: "Izmeni", exact: true }).first().click();
        await page.getByLabel("Adresa").fill("Cara Dušana 12");
        await page.getByLabel("Važi od").fill("2026-05-03");
        await page.getByLabel("Razlog izmene").fill("Preselili su se u grad.");
        await page.locator("main form .form-actions button[type=submit]").click();
        await page.getByText("Izmene su sačuvane.").waitFor();
        await page.getByRole("link", { name: /Istorija/ }).click();
        const last = page.locator(".history > li").first();
        const text = await last.innerText();
        assert.match(text, /Domaćinstvo je izmenjeno/);
        assert.match(text, /Snežana Ilić/);
        assert.match(text, /Preselili su se u grad\./);
        assert.match(text, /Cara Dušana 12/);
        assert.equal(await page.locator(".history > li").count(), 3);
      });
    });

    test(`the script of a household's page is switched from Latin to Cyrillic to English, ${how}`, async () => {
      await visit({ role: "mobile_team", script, size }, async (page) => {
        await enter(page, { family: "Njegić", given: "Dragiša" });
        const path = page.url();
        const heading = page.locator("main h2, .card-title").first();
        assert.equal(await heading.innerText(), "O domaćinstvu");
        await page.getByRole("button", { name: /Ћир/ }).click();
        await page.locator("html[lang=sr-Cyrl]").waitFor();
        assert.equal(await heading.innerText(), "О домаћинству");
        await page.getByRole("button", { name: /En/ }).click();
        await page.locator("html[lang=en]").waitFor();
        assert.equal(await heading.innerText(), "About the household");
        await page.getByRole("button", { name: /Lat/ }).click();
        await page.locator("html[lang=sr-Latn]").waitFor();
        assert.equal(page.url(), path);
      });
    });
  }
}

test("the list as it is shown goes out as CSV and XLSX, and a formula in it does nothing", async () => {
  await visit({ role: "office_coordinator" }, async (page) => {
    await enter(page, { family: "Formulić", given: "Mirko", settlement: '=HYPERLINK("http://zlo.example";"klik")' });
    await page.goto("/households?q=Formuli%C4%87&columns=&columns=settlement&columns=members");
    const take = async (format) => {
      await page.locator("summary", { hasText: "Preuzmi" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: format }).click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await take(/CSV/);
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = csv.bytes.toString("utf8").slice(1).trim().split(/\r?\n/);
    assert.equal(lines[0].replaceAll('"', ""), "Ime;Naselje;Članovi");
    assert.equal(lines.length, 2);
    assert.match(lines[1], /^Formulić Mirko;"'=HYPERLINK/);
    await page.goto("/households?q=Formuli%C4%87&columns=&columns=settlement&columns=members");
    const xlsx = await take(/XLSX|Excel/);
    const sheet = readSheet(xlsx.bytes);
    assert.ok(!sheet.xml.includes("<f>"), "no cell holds a formula");
    assert.ok(sheet.strings.includes("Formulić Mirko") && sheet.strings.includes("Naselje"));
    assert.match(`${csv.name} ${xlsx.name}`, /\.csv .*\.xlsx$/);
  });
});

test("the keyboard is enough: / searches, j and k go along the rows, Enter opens, ? lists the keys", async () => {
  await visit({ role: "case_manager" }, async (page) => {
    await page.goto("/households");
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name);
    await page.keyboard.press("/");
    assert.equal(await focused(), "q");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    const rows = (await page.locator("tr[data-href] a").allInnerTexts()).map((text) => text.trim());
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await focused(), rows[1]);
    await page.keyboard.press("k");
    assert.equal(await focused(), rows[0]);
    await page.keyboard.press("?");
    const help = page.locator("dialog[data-shortcuts]");
    await help.waitFor();
    assert.match(await help.innerText(), /Novo domaćinstvo/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/households\/[0-9a-f-]{36}$/);
    await page.keyboard.press("e");
    await page.waitForURL(/edit$/);
  });
});

test("what was typed is offered again after the page was left, but neither number nor note is kept", async () => {
  await visit({ role: "office_worker" }, async (page) => {
    await page.goto(NEW);
    await page.getByLabel("Naselje").fill("Donja Vedrina");
    await page.getByLabel("Prezime").fill("Nacrtović");
    await page.getByLabel("JMBG").fill("0101990995012");
    await page.getByLabel("Beleška").fill("tajna beleška");
    await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes("Nacrtović"));
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.ok(!kept.includes("0101990995012") && !kept.includes("tajna beleška"));
    await page.reload();
    await page.getByRole("button", { name: "Vrati nacrt" }).click();
    assert.equal(await page.getByLabel("Prezime").inputValue(), "Nacrtović");
    assert.equal(await page.getByLabel("Naselje").inputValue(), "Donja Vedrina");
    assert.equal(await page.getByLabel("JMBG").inputValue(), "");
  });
});

test("a household of one municipality is not there for somebody of another", async () => {
  let path = "";
  await visit({ role: "case_manager", place: FIRST }, async (page) => {
    await enter(page, { family: "Samoovdić" });
    path = new URL(page.url()).pathname;
  });
  await visit({ role: "case_manager", place: SECOND, faults: [/status of 404/] }, async (page) => {
    for (const rest of ["", "/edit", "/history", "/persons/new"]) {
      assert.equal((await page.goto(`${path}${rest}`)).status(), 404);
    }
    await page.goto("/search?q=Samoovdi%C4%87");
    assert.equal(await page.locator("main a[href^='/households/']").count(), 0);
    await page.goto("/households");
    assert.ok(!(await page.locator("main").innerText()).includes("Zabrđe"));
  });
});
