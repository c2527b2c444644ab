/** `[data-map]`: the map's part is fetched only where a map is; where it cannot be drawn, the list below stays all there is. */
import { type Behaviour, matching } from "../behaviour.ts";

export const map: Behaviour = {
  enhance(root) {
    const places = matching(root, "[data-map]");
    if (places.length === 0) return;
    void import("../map.ts").then(({ draw }) => {
      for (const place of places) void draw(place);
    });
  },
};
