/**
 * Noto Sans cut down to the letters that Serbian municipalities write: Latin with all of Latin Extended-A (Serbian, Hungarian, Slovak,
 * Croatian, Albanian), Romanian's comma letters, Cyrillic (with Serbian forms: `locl` stays), weights 400 to 700. Written to `generated/`,
 * from which the style sheet takes them; the package's own Latin Extended alone would be 168 KB.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subset from "subset-font";
import type { Plugin } from "vite";

const FILES = "@fontsource-variable/noto-sans/files/noto-sans-";
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

/** Name of the cut, name of the package's file, letters. The ranges stand again in `src/style/_fonts.scss`. */
const CUTS: readonly [string, string, string][] = [
  ["latin", "latin", range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x2010, 0x2027) + range(0x2030, 0x203a) + "€™−←↑→↓\u202f\u2212\u2215"],
  ["latin-ext", "latin-ext", range(0x100, 0x17f) + "ȘșȚț"],
  ["cyrillic", "cyrillic", range(0x400, 0x45f) + "\u0301№"],
];

async function cutAll(): Promise<void> {
  mkdirSync("generated", { recursive: true });
  for (const [name, file, letters] of CUTS) {
    const whole = readFileSync(createRequire(import.meta.url).resolve(`${FILES}${file}-wght-normal.woff2`));
    const cut = await subset(whole, letters, { targetFormat: "woff2", variationAxes: { wght: { min: 400, max: 700 } } });
    writeFileSync(`generated/noto-sans-${name}.woff2`, cut);
  }
}

/** Cuts the fonts before the style sheet asks for them. */
export function fonts(): Plugin {
  return { name: "svi-fonts", apply: "build", configResolved: cutAll };
}
