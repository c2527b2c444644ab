/** The legend under a choropleth: one line a class, bounds as the language writes numbers, a line for what is missing. */
import type { Values } from "./data.ts";

/** A `figure`-like list with its heading; `missing` is left out where nothing is missing. */
export function legend(heading: string, values: Values, missing: string | null, language: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "map-legend";
  const title = document.createElement("p");
  title.textContent = heading;
  const list = document.createElement("ul");
  for (const [place, words] of bounds(values.classes, language).entries()) list.append(line(`map-class-${place}`, words));
  if (missing) list.append(line("map-class-missing", missing));
  box.append(title, list);
  return box;
}

/** The words of the classes: `< 10`, `10 – 20`, `≥ 20`. */
export function bounds(classes: readonly number[], language: string): string[] {
  const shown = classes.map((one) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(one));
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return [];
  return [`< ${first}`, ...shown.slice(1).map((to, i) => `${shown[i]} – ${to}`), `≥ ${last}`];
}

function line(style: string, words: string): HTMLElement {
  const item = document.createElement("li");
  const swatch = document.createElement("span");
  swatch.className = `map-swatch ${style}`;
  item.append(swatch, words);
  return item;
}
