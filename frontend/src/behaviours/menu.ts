/** `details[data-menu]`: one at a time; closes on Escape, on a click elsewhere and on a choice. */
import { around, type Behaviour } from "../behaviour.ts";

const OPEN = "details[data-menu][open]";

export const menu: Behaviour = {
  install() {
    document.addEventListener("click", (event) => {
      const chosen = around(event, "[data-menu] a[href], [data-menu] button[type=submit]");
      const inside = chosen ? null : around(event, "details[data-menu]");
      for (const one of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
        if (one !== inside) one.open = false;
      }
    });
    document.addEventListener("keydown", (event) => {
      const one = event.key === "Escape" ? document.querySelector<HTMLDetailsElement>(OPEN) : null;
      if (!one) return;
      one.open = false;
      one.querySelector("summary")?.focus();
    });
  },
};
