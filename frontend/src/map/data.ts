/** What a `[data-map]` shows: outlines and points from the own origin, numbers from its `script[data-values]`. Nothing here draws. */
import type { Feature, FeatureCollection, Position } from "geojson";

/** Numbers by code, upper bounds of the classes, and the words that a popup shows for a number. */
export interface Values {
  classes: number[];
  values: Record<string, number>;
  shown: Record<string, string>;
}

/** West, south, east, north, in degrees. */
export type Box = [number, number, number, number];

/** Class of a place without a number. */
export const MISSING = -1;

/** The most classes that the palette has colours for. */
export const MOST_CLASSES = 6;

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The collection at an address of the own origin; another origin or another kind of answer is an error. */
export async function fetchFeatures(address: string | undefined): Promise<FeatureCollection> {
  if (!address) return NOTHING;
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error(`not of the own origin: ${url.origin}`);
  const answer = await fetch(url, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return (await answer.json()) as FeatureCollection;
}

/** The numbers of a map; none where there are none. */
export function readValues(place: HTMLElement): Values {
  const text = place.querySelector("script[type='application/json'][data-values]")?.textContent ?? "{}";
  const { classes, values = {}, shown = {} } = JSON.parse(text) as Partial<Values>;
  const bounds = classes ?? quintiles(Object.values(values));
  return { classes: bounds.slice(0, MOST_CLASSES - 1), values, shown };
}

/** Bounds between the fifths of the numbers (inverse distribution function, each bound once). */
export function quintiles(numbers: readonly number[]): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const bounds = [1, 2, 3, 4].map((fifth) => sorted[Math.max(0, Math.ceil((sorted.length * fifth) / 5) - 1)]);
  return [...new Set(bounds.filter((one) => one !== undefined))];
}

/** Which class a number falls in: 0 below the first bound, a number on a bound belongs above it. */
export function classOf(value: number | undefined, bounds: readonly number[]): number {
  return value === undefined ? MISSING : bounds.filter((bound) => value >= bound).length;
}

/** The outlines, each with its class as property `class`. */
export function withClasses(outlines: FeatureCollection, by: string, values: Values): FeatureCollection {
  const features = outlines.features.map((one): Feature => {
    const code = String(one.properties?.[by] ?? "");
    return { ...one, properties: { ...one.properties, class: classOf(values.values[code], values.classes) } };
  });
  return { ...outlines, features };
}

/** The box around everything, or nothing where there is nothing. */
export function boxAround(collections: readonly FeatureCollection[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { features } of collections) {
    for (const { geometry } of features) {
      if (geometry && "coordinates" in geometry) widen(box, geometry.coordinates);
    }
  }
  return box[0] <= box[2] ? box : null;
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function widen(box: Box, at: Nested): void {
  const [x, y] = at;
  if (typeof x === "number" && typeof y === "number") {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return;
  }
  for (const one of at) widen(box, one as Nested);
}
