/** `[data-error-summary]`: has the focus as soon as it is there; its links open what hides the field and put the focus in it. */
import { around, type Behaviour, matching } from "../behaviour.ts";
import { reveal } from "./tabs.ts";

export const errorSummary: Behaviour = {
  install() {
    document.addEventListener("click", (event) => {
      const link = around<HTMLAnchorElement>(event, "[data-error-summary] a[href^='#']");
      const field = link ? document.getElementById(link.hash.slice(1)) : null;
      if (!field) return;
      event.preventDefault();
      reveal(field);
      field.focus();
      field.scrollIntoView({ block: "center" });
    });
  },
  enhance(root) {
    const summary = matching(root, "[data-error-summary]")[0];
    if (!summary) return;
    summary.tabIndex = -1;
    summary.focus();
  },
};
