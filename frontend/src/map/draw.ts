/**
 * Draws a `[data-map]` above its fallback content, which stays. Where WebGL or the data are missing nothing is drawn and the fallback is all
 * there is. The worker comes from the own origin, never from a blob.
 */
import { Map as MapLibre, type MapMouseEvent, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { FeatureCollection } from "geojson";
import { boxAround, fetchFeatures, MISSING, readValues, type Values, withClasses } from "./data.ts";
import { addLayers, plainStyle, recolour } from "./layers.ts";
import { legend } from "./legend.ts";
import { paletteAt } from "./palette.ts";
import { popupContent, type Words } from "./popup.ts";

setWorkerUrl(workerUrl);

/** Draws the map of `place` once. */
export async function draw(place: HTMLElement): Promise<void> {
  if (place.hasAttribute("data-map-drawn")) return;
  place.setAttribute("data-map-drawn", "");
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  try {
    const values = readValues(place);
    const [bare, points] = await Promise.all([fetchFeatures(place.dataset.outlines), fetchFeatures(place.dataset.points)]);
    const outlines = withClasses(bare, place.dataset.valueProperty ?? "code", values);
    place.prepend(canvas);
    const map = start(place, canvas, [outlines, points]);
    map.on("load", () => addLayers(map, outlines, points, paletteAt(place)));
    map.on("click", (event) => tell(map, event, values, place.dataset.missing ?? ""));
    map.on("mousemove", (event) => point(map, event));
    document.addEventListener("svi:theme", () => map.isStyleLoaded() && recolour(map, paletteAt(place)));
    canvas.after(...keyTo(place, outlines, values));
  } catch (fault) {
    canvas.remove();
    console.warn("The map cannot be drawn.", fault);
  }
}

function start(place: HTMLElement, canvas: HTMLElement, shown: FeatureCollection[]): MapLibre {
  const { lat, lon, zoom, style, label, zoomIn, zoomOut, popupClose } = place.dataset;
  const words = { "Map.Title": label, "NavigationControl.ZoomIn": zoomIn, "NavigationControl.ZoomOut": zoomOut, "Popup.Close": popupClose };
  const locale = Object.fromEntries(Object.entries(words).filter((one): one is [string, string] => one[1] !== undefined));
  const box = boxAround(shown);
  const view = lat && lon ? { center: [Number(lon), Number(lat)] as [number, number], zoom: Number(zoom ?? 7) } : {};
  const fit = !lat && box ? { bounds: box, fitBoundsOptions: { padding: 16 } } : {};
  const map = new MapLibre({
    container: canvas,
    style: style ? new URL(style, location.href).href : plainStyle(paletteAt(place)),
    attributionControl: style ? { compact: true } : false,
    // What was drawn stays to be printed; without it paper shows an empty map.
    canvasContextAttributes: { preserveDrawingBuffer: true },
    scrollZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    locale,
    ...view,
    ...fit,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  return map;
}

function keyTo(place: HTMLElement, outlines: FeatureCollection, values: Values): HTMLElement[] {
  if (values.classes.length === 0) return [];
  const isGap = outlines.features.some((one) => one.properties?.class === MISSING);
  const language = document.documentElement.lang || "sr-Latn";
  return [legend(place.dataset.legend ?? "", values, isGap ? (place.dataset.missing ?? null) : null, language)];
}

function featureAt(map: MapLibre, event: MapMouseEvent): Record<string, unknown> | null {
  if (!map.getLayer("points")) return null;
  return map.queryRenderedFeatures(event.point, { layers: ["points", "outlines"] })[0]?.properties ?? null;
}

function tell(map: MapLibre, event: MapMouseEvent, values: Values, missing: string): void {
  const found = featureAt(map, event);
  if (!found) return;
  new Popup({ maxWidth: "18rem" }).setLngLat(event.lngLat).setDOMContent(popupContent(wordsOf(found, values, missing))).addTo(map);
}

function wordsOf(found: Record<string, unknown>, values: Values, missing: string): Words {
  const code = String(found.code ?? "");
  const value = values.shown[code] ?? values.values[code]?.toString();
  const text = typeof found.text === "string" ? found.text : (value ?? ("class" in found ? missing : ""));
  return { name: String(found.name ?? code), text, href: typeof found.href === "string" ? found.href : null };
}

function point(map: MapLibre, event: MapMouseEvent): void {
  map.getCanvas().style.cursor = featureAt(map, event) ? "pointer" : "";
}
