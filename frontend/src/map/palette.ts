/** The colours of the map, as the style sheet has them for the theme that holds now; MapLibre itself knows neither variables nor themes. */
import { MOST_CLASSES } from "./data.ts";

/** Colours as `rgb(…)`. */
export interface Palette {
  background: string;
  line: string;
  missing: string;
  point: string;
  classes: string[];
}

/** Reads the colours that hold at `place`. */
export function paletteAt(place: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--map-${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    background: colour("background"),
    line: colour("line"),
    missing: colour("missing"),
    point: colour("point"),
    classes: Array.from({ length: MOST_CLASSES }, (_, i) => colour(`class-${i}`)),
  };
  probe.remove();
  return palette;
}
