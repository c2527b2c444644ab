// Starts `svi demo` in a folder of its own on a free port, reads the links that it prints, stops it. No waiting by the clock:
// it is ready when it has printed its last link.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const BINARY = process.env.SVI_BINARY ?? join(TARGET, "debug/svi");
// The program reads its settings from variables of that prefix: ours are none of its.
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SVI_")));
const LINK = /^ {2}([a-z_]+?) *(http\S+)$/;

/** A demonstration that is served: `url`, `links[municipality][role]`, `stop()`, `svi(...)` for its command line. */
export async function startServer() {
  if (!existsSync(BINARY)) throw new Error(`${BINARY}: expected the program; cargo build --package svi makes it`);
  const folder = mkdtempSync(join(tmpdir(), "svi-e2e-"));
  const data = join(folder, "data");
  const child = spawn(BINARY, ["demo", "--data", data, "--households", "20", "--listen", "127.0.0.1:0"], {
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { url, links } = read(await printed(child));
    return { url, links, stop, svi: (...args) => command([...args, "--data", data], folder) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything up to the operator's link, which is the last. */
function printed(child) {
  return new Promise((done, fail) => {
    let text = "";
    let faults = "";
    child.stderr.on("data", (part) => (faults += part));
    child.stdout.on("data", (part) => {
      text += part;
      if (/^ {2}operator *http\S+\n/m.test(text)) done(text);
    });
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`svi demo ended with ${code}\n${text}${faults}`)));
  });
}

function read(text) {
  const url = /listens on (\S+)/.exec(text)?.[1];
  if (!url) throw new Error(`expected an address, found:\n${text}`);
  const links = {};
  let place = "";
  for (const line of text.split("\n")) {
    const found = LINK.exec(line);
    if (found) (links[place] ??= {})[found[1]] = found[2];
    else if (line.trim()) place = line.trim();
  }
  return { url, links };
}

function command(args, cwd) {
  const { status, stdout, stderr } = spawnSync(BINARY, args, { cwd, env: ENVIRONMENT, encoding: "utf8" });
  if (status !== 0) throw new Error(`svi ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout.trim();
}
