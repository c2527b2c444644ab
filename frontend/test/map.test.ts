/** What a map shows: classes, box, legend, popup. */
import type { FeatureCollection } from "geojson";
import { expect, test } from "vitest";
import { boxAround, classOf, fetchFeatures, quintiles, readValues, withClasses } from "../src/map/data.ts";
import { bounds } from "../src/map/legend.ts";
import { popupContent } from "../src/map/popup.ts";
import { page } from "./page.ts";

const square = (code: string, x: number): FeatureCollection["features"][number] => ({
  type: "Feature",
  properties: { code },
  geometry: { type: "Polygon", coordinates: [[[x, 44], [x + 1, 44], [x + 1, 45], [x, 44]]] },
});
const OUTLINES: FeatureCollection = { type: "FeatureCollection", features: [square("1", 19), square("2", 21)] };

test("a_number_on_a_bound_belongs_above_it", () => {
  expect([9.9, 10, 20, undefined].map((one) => classOf(one, [10, 20]))).toEqual([0, 1, 2, -1]);
});

test("fifths_without_bounds_of_their_own", () => {
  expect(quintiles([5, 1, 4, 2, 3])).toEqual([1, 2, 3, 4]);
  expect(quintiles([7, 7, 7])).toEqual([7]);
  expect(quintiles([])).toEqual([]);
});

test("a_place_without_a_number_is_missing_and_not_the_lowest", () => {
  const shown = withClasses(OUTLINES, "code", { classes: [10], values: { "1": 0 }, shown: {} });
  expect(shown.features.map((one) => one.properties)).toEqual([
    { code: "1", class: 0 },
    { code: "2", class: -1 },
  ]);
});

test("the_box_holds_everything", () => {
  expect(boxAround([OUTLINES])).toEqual([19, 44, 22, 45]);
  expect(boxAround([{ type: "FeatureCollection", features: [] }])).toBe(null);
});

test("values_come_from_the_page", () => {
  const place = page<HTMLElement>(`<div><script type="application/json" data-values>{"classes":[10],"values":{"1":3}}</script></div>`, "div");
  expect(readValues(place)).toEqual({ classes: [10], values: { "1": 3 }, shown: {} });
});

test("the_legend_writes_numbers_as_serbian_does", () => {
  expect(bounds([7.5, 1000], "sr-Latn")).toEqual(["< 7,5", "7,5 – 1.000", "≥ 1.000"]);
});

test("a_popup_holds_text_and_no_foreign_link", () => {
  const box = popupContent({ name: "<b>A</b>", text: "1 %", href: "javascript:alert(1)" });
  expect(box.innerHTML).toBe("<strong>&lt;b&gt;A&lt;/b&gt;</strong><p>1 %</p>");
});

test("data_of_another_origin_are_refused", async () => {
  await expect(fetchFeatures("https://example.org/a.geojson")).rejects.toThrow("not of the own origin");
});
