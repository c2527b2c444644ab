/**
 * `table[data-table]`: a click anywhere on `tr[data-href]` follows it, `j` and `k` go along the rows, Enter opens (it is the row's own link
 * that has the focus). Selecting text and clicking on controls stay what they are.
 */
import { around, asksForNewTab, type Behaviour } from "../behaviour.ts";
import { keyOf, mayBeShortcut } from "./keys.ts";

const CONTROLS = "a, button, input, label, select, summary, textarea";

export const table: Behaviour = {
  install() {
    document.addEventListener("click", onClick);
    document.addEventListener("auxclick", onClick);
    document.addEventListener("keydown", onKey);
  },
};

function onClick(event: MouseEvent): void {
  const row = around(event, "table[data-table] tr[data-href]");
  if (!row || event.defaultPrevented || event.button > 1 || around(event, CONTROLS)) return;
  if (String(window.getSelection() ?? "") !== "") return;
  const address = new URL(row.dataset.href ?? "", location.href);
  if (address.origin !== location.origin) return;
  if (asksForNewTab(event)) window.open(address, "_blank", "noopener");
  else location.assign(address);
}

function onKey(event: KeyboardEvent): void {
  const key = keyOf(event);
  if ((key !== "j" && key !== "k") || !mayBeShortcut(event)) return;
  const links = rowLinks();
  const now = links.findIndex((one) => one.closest("tr")?.contains(document.activeElement));
  const next = key === "j" ? now + 1 : Math.max(now, 1) - 1;
  const link = links[Math.min(next, links.length - 1)];
  if (!link) return;
  event.preventDefault();
  link.focus();
  link.scrollIntoView({ block: "nearest" });
}

/** The first link of each row, of the table that has the focus or else of the first. */
function rowLinks(): HTMLAnchorElement[] {
  const around = document.activeElement?.closest<HTMLElement>("table[data-table]");
  const chosen = around ?? document.querySelector<HTMLElement>("table[data-table]");
  const rows = [...(chosen?.querySelectorAll<HTMLElement>("tr[data-href]") ?? [])];
  return rows.map((row) => row.querySelector<HTMLAnchorElement>("a[href]")).filter((one) => one !== null);
}
