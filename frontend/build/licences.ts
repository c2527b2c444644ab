/** `licenses.md` beside the output: the licence of every package whose text or pictures are in it, as their authors ask. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface Package {
  version: string;
  license: string;
  author?: string | { name: string };
}

/** Writes the file from the licence files of what `package.json` names under `dependencies`. */
export function licences(): Plugin {
  return {
    name: "svi-licences",
    apply: "build",
    buildStart() {
      const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
      const parts = Object.keys(dependencies).map(licenceOf);
      this.emitFile({ type: "asset", fileName: "licenses.md", source: `# Licences\n\n${parts.join("\n")}` });
    },
  };
}

function licenceOf(name: string): string {
  const folder = join("node_modules", name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  const by = typeof author === "string" ? author : (author?.name ?? "its authors");
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : `Copyright ${by}. ${license}.`;
  return `## ${name} ${version} (${license})\n\n${text.trim()}\n`;
}
