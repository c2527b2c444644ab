// All browser tests in one process over one server and one browser: `npm run e2e`, or `node e2e/main.mjs door registry` for some.
import { after, before } from "node:test";
import { close, open } from "./site.mjs";

const ALL = ["door", "registry", "persons", "day", "worker", "figures", "lists", "analyst", "administration", "imports", "retention", "transfers", "duplicates", "pages"];
const chosen = process.argv.slice(2);

before(open);
after(close);
for (const name of chosen.length > 0 ? chosen : ALL) await import(`./${name}.test.mjs`);
