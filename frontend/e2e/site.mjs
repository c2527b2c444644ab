// What the tests share: one server, one browser, the sessions of the roles, pages that listen to their own faults.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { startServer } from "./server.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
/** The two sizes on which every page must work. */
export const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
export const FIRST = "Vedrovo";
export const SECOND = "Borjanovo";
export const INSTALLATION = "The installation";

let server;
let browser;
let shots;
const sessions = new Map();

export async function open() {
  server = await startServer();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  shots = process.env.SVI_SCREENSHOTS;
  if (shots) mkdirSync(shots, { recursive: true });
}

export async function close() {
  await browser?.close();
  await server?.stop();
}

export const svi = (...args) => server.svi(...args);
export const address = (path) => new URL(path, server.url).href;
/** Of a page higher than this only the first screen is taken: a browser without a graphics card takes minutes over the whole. */
const TALLEST = 20_000;
/** Takes a picture of the whole page, where a folder for pictures is named. */
export async function picture(page, name) {
  if (!shots) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: height <= TALLEST, animations: "disabled", timeout: 60_000 });
}

/** What appears when a job is done: the page asks by itself, with a script or by being loaded again. */
export async function appears(page, found) {
  const last = Date.now() + 120_000;
  while ((await found.count()) === 0 && Date.now() < last) {
    await Promise.race([page.waitForEvent("load", { timeout: 5_000 }), found.first().waitFor({ timeout: 5_000 })]).catch(() => {});
    if ((await found.count()) === 0) await page.reload();
  }
  return found.first();
}

/**
 * Runs `work` with a page: of `role` in `place` (nobody when absent), with or without a script, on a size, in a language.
 * Afterwards the page must have had no fault: no message of an error, no exception, nothing that the policy refused.
 */
export async function visit(options, work) {
  const { role, place = FIRST, script = true, size = "desk", language = "sr-Latn", dark = false, faults = [], state } = options;
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: SIZES[size],
    javaScriptEnabled: script,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "sr-Latn-RS",
    timezoneId: "Europe/Belgrade",
    storageState: state ?? (role ? await session(role, place) : undefined),
  });
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: "svi-language", value: language, url: server.url }]);
  const found = [];
  context.on("page", (page) => listen(page, found));
  try {
    const page = await context.newPage();
    await work(page, context, found);
    const left = found.filter((fault) => !faults.some((expected) => expected.test(fault)));
    assert.deepEqual(left, [], "the page reports faults");
  } finally {
    await context.close();
  }
}

// What the drawing of maps in software says of its own speed is no fault of a page.
const IS_OF_DRIVER = /GL Driver Message/;

function listen(page, found) {
  page.on("pageerror", (error) => found.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    const isFault = ["error", "warning"].includes(message.type()) && !IS_OF_DRIVER.test(message.text());
    if (isFault) found.push(`${message.type()}: ${message.text()} (${page.url()})`);
  });
}

/** The cookies of somebody signed in: a link of the demonstration is good once, so they are kept. */
async function session(role, place) {
  const key = `${place}/${role}`;
  if (!sessions.has(key)) {
    const context = await browser.newContext({ baseURL: server.url });
    await (await context.newPage()).goto(server.links[place][role]);
    sessions.set(key, await context.storageState());
    await context.close();
  }
  return sessions.get(key);
}
