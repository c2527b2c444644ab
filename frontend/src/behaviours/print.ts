/** `[data-print]` prints; on paper `details[data-print-open]` and the tables beside charts are open, afterwards as before. */
import { around, type Behaviour } from "../behaviour.ts";

const OPENED = "details[data-print-open]:not([open]), .chart details:not([open])";
let opened: HTMLDetailsElement[] = [];

export const print: Behaviour = {
  install() {
    document.addEventListener("click", (event) => {
      if (around(event, "[data-print]")) window.print();
    });
    window.addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>(OPENED)];
      for (const one of opened) one.open = true;
    });
    window.addEventListener("afterprint", () => {
      for (const one of opened) one.open = false;
      opened = [];
    });
  },
};
