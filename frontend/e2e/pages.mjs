// Every page of the application with somebody who may see it. A path may be a function of the page: it finds what has no fixed
// address. A page that is missing here is found by `routes.test` of crates/svi, which walks the route table itself.

/** The link in the first row of the list at `path` whose address matches. */
const first = (path, selector) => async (page) => {
  await page.goto(path);
  return page.locator(selector).first().getAttribute("href");
};
const household = first("/households", "tr[data-href] a");
const user = first("/admin/users", "tr[data-href] a");
const within = (start, rest) => async (page) => `${await start(page)}${rest}`;
const member = async (page) => {
  await page.goto(await household(page));
  return page.locator("a[href*='/persons/'][href$='/edit']").first().getAttribute("href");
};

/** `name`, `path`, `role`; `main`: in all three languages; `status`: other than 200. */
export const PAGES = [
  { name: "sign-in", path: "/sign-in", main: true },
  { name: "help-visitor", path: "/help" },
  { name: "gallery", path: "/gallery", role: "administrator", main: true },
  { name: "first-page-coordinator", path: "/", role: "office_coordinator", main: true },
  { name: "first-page-enumerator", path: "/", role: "enumerator" },
  { name: "first-page-administrator", path: "/", role: "administrator" },
  { name: "first-page-operator", path: "/", role: "operator" },
  { name: "first-page-provider", path: "/", role: "provider" },
  { name: "households", path: "/households", role: "case_manager", main: true },
  { name: "households-none-found", path: "/households?q=zzzzzz", role: "case_manager" },
  { name: "households-none-yet", path: "/households", role: "enumerator" },
  { name: "household", path: household, role: "case_manager", main: true },
  { name: "household-new", path: "/households/new", role: "office_worker", main: true },
  { name: "household-edit", path: within(household, "/edit"), role: "office_worker" },
  { name: "household-history", path: within(household, "/history"), role: "case_manager", main: true },
  { name: "facts", path: within(household, "/facts"), role: "case_manager", main: true },
  { name: "facts-missing", path: within(household, "/facts?missing=yes"), role: "mobile_team" },
  { name: "facts-edit", path: within(household, "/facts/J/edit"), role: "office_worker", main: true },
  { name: "facts-edit-members", path: within(household, "/facts/E/edit"), role: "case_manager" },
  { name: "facts-propose", path: within(household, "/facts/J/propose"), role: "mobile_team" },
  { name: "facts-history", path: within(household, "/facts/history"), role: "case_manager" },
  { name: "facts-compare", path: within(household, "/facts/compare"), role: "case_manager" },
  { name: "assessment", path: within(household, "/assessment"), role: "case_manager", main: true },
  { name: "fact-requests", path: "/fact-requests", role: "office_coordinator" },
  { name: "assess-all", path: "/assessment", role: "analyst", main: true },
  { name: "person-new", path: within(household, "/persons/new"), role: "office_worker" },
  { name: "person-edit", path: member, role: "office_worker" },
  { name: "search", path: "/search?q=Đorđević", role: "case_manager" },
  { name: "search-empty", path: "/search", role: "case_manager" },
  { name: "indicators", path: "/indicators", role: "analyst", main: true },
  { name: "indicator", path: first("/indicators?q=rizika+od+siroma%C5%A1tva", "tr[data-href] a"), role: "analyst", main: true },
  { name: "compare", path: "/indicators/compare?indicator=DEM-01&indicator=DEM-05", role: "analyst", main: true },
  { name: "compare-nothing", path: "/indicators/compare", role: "analyst" },
  { name: "map", path: "/indicators/map", role: "analyst" },
  { name: "runs", path: "/indicators/runs", role: "analyst" },
  { name: "parameters", path: "/indicators/parameters", role: "analyst" },
  { name: "reports", path: "/reports", role: "analyst" },
  { name: "report-new", path: "/reports/new", role: "analyst" },
  { name: "methods", path: "/methods", role: "analyst" },
  { name: "account", path: "/account", role: "case_manager", main: true },
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
  { name: "jobs", path: "/admin/jobs", role: "administrator" },
  { name: "jobs-operator", path: "/admin/jobs", role: "operator" },
  { name: "health", path: "/admin/health", role: "operator" },
  { name: "municipalities", path: "/admin/municipalities", role: "operator" },
  { name: "not-found", path: "/nothing-here", role: "case_manager", status: 404 },
  { name: "not-permitted", path: "/admin/users", role: "case_manager", status: 404 },
  { name: "problem", path: "/problems/not-found", role: "case_manager" },
];
