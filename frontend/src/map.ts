/** Entry of the map's part: MapLibre with its worker from the own origin, its style sheet, and what draws a `[data-map]`. */
import "maplibre-gl/dist/maplibre-gl.css";
import "./style/map.scss";
export { draw } from "./map/draw.ts";
