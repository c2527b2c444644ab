/** Entry of every page: style, htmx, behaviours; the map's part is fetched where a map is. */
import "./style/app.scss";
import type { Behaviour } from "./behaviour.ts";
import { confirm } from "./behaviours/confirm.ts";
import { copy } from "./behaviours/copy.ts";
import { dialog } from "./behaviours/dialog.ts";
import { draft } from "./behaviours/draft.ts";
import { errorSummary } from "./behaviours/error-summary.ts";
import { guard } from "./behaviours/guard.ts";
import { live } from "./behaviours/live.ts";
import { map } from "./behaviours/map.ts";
import { menu } from "./behaviours/menu.ts";
import { once } from "./behaviours/once.ts";
import { print } from "./behaviours/print.ts";
import { shortcut } from "./behaviours/shortcut.ts";
import { table } from "./behaviours/table.ts";
import { tabs } from "./behaviours/tabs.ts";
import { theme } from "./behaviours/theme.ts";
import { toast } from "./behaviours/toast.ts";

/** The order counts for submits: first the question, then the second click, then what follows from a form that goes. */
const behaviours: readonly Behaviour[] = [
  confirm, once, guard, draft, live, dialog, menu, tabs, errorSummary, table, shortcut, copy, print, theme, toast, map,
];

document.documentElement.classList.add("js");
for (const one of behaviours) one.install?.();
for (const one of behaviours) one.enhance?.(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof HTMLElement && event.target !== document.body) {
    for (const one of behaviours) one.enhance?.(event.target);
  }
});
