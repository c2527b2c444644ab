/** The layers of a map and their colours, for a style with tiles or without. */
import type { DataDrivenPropertyValueSpecification, Map as MapLibre, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { MISSING } from "./data.ts";
import type { Palette } from "./palette.ts";

/** A plain ground: the map needs no tiles. */
export function plainStyle(palette: Palette): StyleSpecification {
  const ground = { id: "ground", type: "background", paint: { "background-color": palette.background } } as const;
  return { version: 8, sources: {}, layers: [ground] };
}

/** Puts outlines and points on the map. */
export function addLayers(map: MapLibre, outlines: FeatureCollection, points: FeatureCollection, palette: Palette): void {
  map.addSource("outlines", { type: "geojson", data: outlines });
  map.addSource("points", { type: "geojson", data: points });
  map.addLayer({ id: "outlines", type: "fill", source: "outlines", paint: { "fill-color": fill(palette) } });
  map.addLayer({ id: "borders", type: "line", source: "outlines", paint: { "line-color": palette.line, "line-width": 1 } });
  map.addLayer({
    id: "points",
    type: "circle",
    source: "points",
    paint: {
      "circle-radius": 7,
      "circle-color": palette.point,
      "circle-stroke-width": 2,
      "circle-stroke-color": palette.background,
    },
  });
}

/** Colours everything anew, after the theme has changed. */
export function recolour(map: MapLibre, palette: Palette): void {
  if (map.getLayer("ground")) map.setPaintProperty("ground", "background-color", palette.background);
  map.setPaintProperty("outlines", "fill-color", fill(palette));
  map.setPaintProperty("borders", "line-color", palette.line);
  map.setPaintProperty("points", "circle-color", palette.point);
  map.setPaintProperty("points", "circle-stroke-color", palette.background);
}

function fill(palette: Palette): DataDrivenPropertyValueSpecification<string> {
  const [none = palette.missing, ...rest] = palette.classes;
  const pairs = rest.flatMap((colour, place) => [place + 1, colour]);
  return ["match", ["get", "class"], MISSING, palette.missing, 0, none, ...pairs, palette.missing] as unknown as
    DataDrivenPropertyValueSpecification<string>;
}
