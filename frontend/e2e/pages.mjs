// Every page of the application with somebody who may see it. A path may be a function of the page: it finds what has no fixed
// address. A page that is missing here and in `ELSEWHERE` is found by the last test of pages.test.mjs, which goes through the route table
// as crates/svi/tests/snapshots/routes.txt has it.
import { visit } from "./site.mjs";

/** The link in the first row of the list at `path` whose address matches. */
const first = (path, selector) => async (page) => {
  await page.goto(path);
  return page.locator(selector).first().getAttribute("href");
};
const household = first("/households", "tr[data-href] a");
const user = first("/admin/users", "tr[data-href] a");
const within = (start, rest) => async (page) => `${await start(page)}${rest}`;
const person = async (page) => {
  await page.goto(await household(page));
  return page.locator("main table a[href^='/persons/']").first().getAttribute("href");
};

/** The first two households of the list side by side. */
const twoHouseholds = async (page) => {
  await page.goto("/households");
  const rows = page.locator("tr[data-href] a");
  const other = (await rows.nth(1).getAttribute("href")).split("/").at(-1);
  return `${await rows.first().getAttribute("href")}/entered-twice?target=${other}`;
};

/** The first pair of the list; the search that every start asks for may not have ended. */
const pair = async (page) => {
  const link = page.locator("tr[data-href] a").first();
  for (let again = 0; again < 30; again += 1) {
    await page.goto("/duplicates");
    if (await link.waitFor({ timeout: 2_000 }).then(() => true, () => false)) break;
  }
  return link.getAttribute("href");
};

/** A proposal of the mobile team that waits. */
const proposal = async (page) => {
  await visit({ role: "mobile_team" }, async (other) => {
    await other.goto(await within(household, "/facts/J/propose")(other));
    await other.getByLabel(/^Broj soba \(/).fill("9");
    await other.locator("main form .form-actions button[type=submit]").first().click();
    await other.getByText(/Predlog je poslat/).waitFor();
  });
  return first("/fact-requests", "tr[data-href] a")(page);
};

/** `name`, `path`, `role`; `main`: in all three languages; `status`: other than 200. */
export const PAGES = [
  { name: "sign-in", path: "/sign-in", main: true },
  { name: "help-visitor", path: "/help" },
  { name: "gallery", path: "/gallery", role: "administrator", main: true },
  { name: "first-page-coordinator", path: "/", role: "office_coordinator", main: true },
  { name: "first-page-office_worker", path: "/", role: "office_worker" },
  { name: "first-page-enumerator", path: "/", role: "enumerator" },
  { name: "first-page-administrator", path: "/", role: "administrator" },
  { name: "first-page-operator", path: "/", role: "operator" },
  { name: "first-page-provider", path: "/", role: "provider" },
  { name: "households", path: "/households", role: "case_manager", main: true },
  { name: "households-none-found", path: "/households?q=zzzzzz", role: "case_manager" },
  { name: "households-none-yet", path: "/households", role: "enumerator" },
  { name: "household", path: household, role: "case_manager", main: true },
  { name: "household-new-search", path: "/households/new?searched=Đorđević", role: "office_worker", main: true },
  { name: "household-new", path: "/households/new?searched=qqqqq&none=yes", role: "office_worker", main: true },
  { name: "household-edit", path: within(household, "/edit"), role: "office_worker" },
  { name: "household-history", path: within(household, "/history"), role: "case_manager", main: true },
  { name: "facts", path: within(household, "/facts"), role: "case_manager", main: true },
  { name: "facts-missing", path: within(household, "/facts?missing=yes"), role: "mobile_team" },
  { name: "facts-edit", path: within(household, "/facts/J/edit"), role: "office_worker", main: true },
  { name: "facts-edit-all", path: within(household, "/facts/F/edit?all=yes"), role: "office_worker" },
  { name: "facts-edit-members", path: within(household, "/facts/E/edit"), role: "case_manager" },
  { name: "facts-propose", path: within(household, "/facts/J/propose"), role: "mobile_team" },
  { name: "facts-history", path: within(household, "/facts/history"), role: "case_manager" },
  { name: "facts-compare", path: within(household, "/facts/compare"), role: "case_manager" },
  { name: "assessment", path: within(household, "/assessment"), role: "case_manager", main: true },
  { name: "fact-requests", path: "/fact-requests", role: "office_coordinator" },
  { name: "fact-request", path: proposal, role: "office_coordinator" },
  { name: "rights-requests", path: "/rights-requests", role: "office_coordinator", main: true },
  { name: "assess-all", path: "/assessment", role: "analyst", main: true },
  { name: "person-new", path: within(household, "/persons/new"), role: "office_worker" },
  { name: "household-split", path: within(household, "/split"), role: "case_manager" },
  { name: "household-merge", path: within(household, "/merge?q=Đorđević"), role: "case_manager" },
  { name: "household-entered-twice", path: within(household, "/entered-twice?q=Đorđević"), role: "case_manager" },
  { name: "household-entered-twice-who", path: twoHouseholds, role: "office_worker", main: true },
  { name: "household-close", path: within(household, "/close"), role: "case_manager" },
  { name: "household-notes", path: within(household, "/notes"), role: "case_manager" },
  { name: "household-files", path: within(household, "/files"), role: "case_manager" },
  { name: "household-protection", path: within(household, "/protection"), role: "case_manager", main: true },
  { name: "person", path: person, role: "case_manager", main: true },
  { name: "person-edit", path: within(person, "/edit"), role: "office_worker" },
  { name: "person-departure", path: within(person, "/departure"), role: "case_manager" },
  { name: "person-return", path: within(person, "/return"), role: "case_manager" },
  { name: "person-move", path: within(person, "/move?q=Đorđević"), role: "case_manager", main: true },
  { name: "person-move-new", path: within(person, "/move?target=new"), role: "case_manager" },
  { name: "person-marriage", path: within(person, "/marriage?q=Đorđević"), role: "case_manager" },
  { name: "person-parting", path: within(person, "/marriage/end"), role: "case_manager" },
  { name: "person-entered-twice", path: within(person, "/entered-twice?q=Đorđević"), role: "case_manager", main: true },
  { name: "person-contacts", path: within(person, "/contacts"), role: "case_manager", main: true },
  { name: "person-documents", path: within(person, "/documents"), role: "case_manager", main: true },
  { name: "person-groups", path: within(person, "/groups"), role: "case_manager", main: true },
  { name: "person-consents", path: within(person, "/consents"), role: "case_manager", main: true },
  { name: "consent-form", path: within(person, "/consents/contact"), role: "office_worker", main: true },
  { name: "consent-form-english", path: within(person, "/consents/health?version=1&language=en"), role: "mobile_team" },
  { name: "person-rights", path: within(person, "/rights"), role: "office_coordinator", main: true },
  { name: "access-report", path: within(person, "/access-report"), role: "case_manager", main: true },
  { name: "person-erase", path: within(person, "/erase"), role: "office_coordinator" },
  { name: "person-notes", path: within(person, "/notes"), role: "case_manager" },
  { name: "person-files", path: within(person, "/files"), role: "case_manager" },
  { name: "person-protection", path: within(person, "/protection"), role: "case_manager" },
  { name: "protections", path: "/protections", role: "case_manager" },
  { name: "relatives", path: "/relatives", role: "office_coordinator", main: true },
  { name: "duplicates", path: "/duplicates", role: "office_coordinator", main: true },
  { name: "duplicates-none", path: "/duplicates?state=disputed", role: "case_manager" },
  { name: "pair", path: pair, role: "office_worker", main: true },
  { name: "transfers", path: "/transfers", role: "office_coordinator", main: true },
  { name: "household-transfer", path: within(household, "/transfer"), role: "office_coordinator", main: true },
  { name: "imports", path: "/imports", role: "office_coordinator", main: true },
  { name: "import-new", path: "/imports/new", role: "office_coordinator", main: true },
  { name: "import-mappings", path: "/import-mappings", role: "case_manager" },
  { name: "exports", path: "/exports", role: "office_coordinator", main: true },
  { name: "export-new", path: "/exports/new", role: "case_manager", main: true },
  { name: "export-new-names", path: "/exports/new?names=yes", role: "case_manager" },
  { name: "search", path: "/search?q=Đorđević", role: "case_manager" },
  { name: "search-empty", path: "/search", role: "case_manager" },
  { name: "indicators", path: "/indicators", role: "analyst", main: true },
  { name: "indicator", path: first("/indicators?q=rizika+od+siroma%C5%A1tva", "tr[data-href] a"), role: "analyst", main: true },
  { name: "compare", path: "/indicators/compare?indicator=DEM-01&indicator=DEM-05", role: "analyst", main: true },
  { name: "compare-nothing", path: "/indicators/compare", role: "analyst" },
  { name: "map", path: "/indicators/map", role: "analyst" },
  { name: "runs", path: "/indicators/runs", role: "analyst", main: true },
  { name: "run", path: first("/indicators/runs", "main table tbody a[href^='/indicators/runs/']"), role: "analyst", main: true },
  { name: "first-page-analyst", path: "/", role: "analyst", main: true },
  { name: "lists", path: "/lists", role: "case_manager", main: true },
  { name: "lists-analyst", path: "/lists", role: "analyst" },
  { name: "list-shipped", path: "/lists/shipped/poor_without_benefit", role: "case_manager", main: true },
  { name: "parameters", path: "/indicators/parameters", role: "analyst" },
  { name: "reports", path: "/reports", role: "analyst" },
  { name: "report-new", path: "/reports/new", role: "analyst" },
  { name: "methods", path: "/methods", role: "analyst" },
  { name: "method", path: first("/methods", "main a[href^='/methods/']"), role: "analyst" },
  { name: "account", path: "/account", role: "case_manager", main: true },
  { name: "password", path: "/account/password", role: "case_manager" },
  { name: "second-factor", path: "/account/second-factor", role: "case_manager" },
  { name: "recovery-codes", path: "/account/recovery-codes", role: "case_manager" },
  { name: "token-new", path: "/account/tokens", role: "case_manager" },
  { name: "notices", path: "/notices", role: "case_manager" },
  { name: "help", path: "/help", role: "case_manager" },
  { name: "users", path: "/admin/users", role: "administrator", main: true },
  { name: "user", path: user, role: "administrator" },
  { name: "user-for-operator", path: user, role: "operator" },
  { name: "user-invite", path: "/admin/users/invite", role: "administrator" },
  { name: "roles", path: "/admin/roles", role: "administrator" },
  { name: "audit", path: "/admin/audit", role: "administrator", main: true },
  { name: "municipality-export", path: "/admin/export", role: "administrator" },
  { name: "retention", path: "/retention", role: "administrator", main: true },
  { name: "retention-coordinator", path: "/retention", role: "office_coordinator" },
  { name: "retention-rule", path: "/retention/rules/departed_person", role: "administrator", main: true },
  { name: "retention-lists", path: "/retention/lists", role: "office_coordinator", main: true },
  { name: "jobs", path: "/admin/jobs", role: "administrator" },
  { name: "jobs-operator", path: "/admin/jobs", role: "operator" },
  { name: "health", path: "/admin/health", role: "operator" },
  { name: "municipalities", path: "/admin/municipalities", role: "operator" },
  { name: "not-found", path: "/nothing-here", role: "case_manager", status: 404 },
  { name: "not-permitted", path: "/admin/users", role: "case_manager", status: 404 },
  { name: "problem", path: "/problems/not-found", role: "case_manager" },
];

/** Pages that are reached by doing something first: axe looks at them where that is done. */
export const ELSEWHERE = {
  "/exports/{id}": "imports",
  "/imports/{id}": "imports",
  "/imports/{id}/mapping": "imports",
  "/invitations/{token}": "door",
  "/sign-in/code": "door",
  "/list-runs/{id}": "worker",
  "/lists/{id}": "lists",
  "/reports/{id}": "figures",
  "/retention/items/{id}": "retention",
  "/retention/lists/{id}": "retention",
  "/retention/lists/{id}/confirm": "retention",
  "/transfers/{id}": "transfers",
};

/** What is read with GET and is no page of the application: files, what machines ask, ways that lead on at once, the list of the API. */
export const NO_PAGES = [
  "/api", "/exports/{id}/file", "/files/{file}", "/gallery/outlines.geojson", "/healthz", "/list-runs/{id}/settlements.geojson", "/metrics",
  "/persons/{id}/access-report/pdf", "/places/outlines.geojson", "/readyz", "/reports/{id}/file", "/sign-in/link/{token}", "/sign-in/oidc",
  "/sign-in/oidc/callback",
];
