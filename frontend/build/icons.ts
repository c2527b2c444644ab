/**
 * One SVG sprite of the icons named in `src/icons.txt`, from @tabler/icons. A name that does not exist stops the build.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const LIST = "src/icons.txt";
const folder = join(dirname(createRequire(import.meta.url).resolve("@tabler/icons/package.json")), "icons/outline");

/** The sprite as text: `<symbol id="NAME">` in the order of the list. */
export function sprite(names: readonly string[]): string {
  const symbols = names.map((name) => {
    const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
    const inner = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
    const paths = inner.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "").replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

/** Puts the sprite into the output, as `src/icons.svg` in the manifest. */
export function icons(): Plugin {
  return {
    name: "svi-icons",
    apply: "build",
    buildStart() {
      const names = readFileSync(LIST, "utf8").split("\n").filter(Boolean);
      this.addWatchFile(LIST);
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: "src/icons.svg", source: sprite(names) });
    },
  };
}
