/**
 * `nav[data-tabs]` of links to panels on the same page becomes tabs: roles, arrow keys, one panel at a time, the choice kept in the address.
 * Whoever asks for something inside a hidden panel (`reveal`) gets it shown.
 */
import type { Behaviour } from "../behaviour.ts";
import { matching } from "../behaviour.ts";

interface Tab {
  link: HTMLAnchorElement;
  panel: HTMLElement;
}

export const tabs: Behaviour = {
  install() {
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target) reveal(target);
    });
  },
  enhance(root) {
    for (const nav of matching(root, "nav[data-tabs]")) makeTabs(nav);
  },
};

/** Opens whatever hides an element: the panel of its tab and every `details` around it. */
export function reveal(target: HTMLElement): void {
  for (let one: HTMLElement | null = target; one; one = one.parentElement) {
    if (one instanceof HTMLDetailsElement) one.open = true;
    if (one.hidden && one.role === "tabpanel") {
      document.getElementById(one.getAttribute("aria-labelledby") ?? "")?.click();
    }
  }
}

function makeTabs(nav: HTMLElement): void {
  const all = tabsOf(nav);
  if (all.length === 0) return;
  nav.setAttribute("role", "tablist");
  for (const list of nav.querySelectorAll("ul, li")) list.setAttribute("role", "presentation");
  for (const tab of all) {
    tab.link.setAttribute("role", "tab");
    tab.link.id ||= `tab-${tab.panel.id}`;
    tab.link.setAttribute("aria-controls", tab.panel.id);
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-labelledby", tab.link.id);
    tab.link.addEventListener("click", (event) => {
      event.preventDefault();
      select(all, tab);
      history.replaceState(history.state, "", `#${tab.panel.id}`);
    });
  }
  nav.addEventListener("keydown", (event) => onKey(event, all));
  select(all, initial(all));
}

function tabsOf(nav: HTMLElement): Tab[] {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
  return links.flatMap((link) => {
    const panel = document.getElementById(link.hash.slice(1));
    return panel ? [{ link, panel }] : [];
  });
}

/** What the address names, else what holds an error, else what the server marked, else the first. */
function initial(all: Tab[]): Tab {
  const named = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  return (
    all.find(({ panel }) => named !== null && panel.contains(named)) ??
    all.find(({ panel }) => panel.querySelector("[aria-invalid='true']")) ??
    all.find(({ link }) => link.classList.contains("active")) ??
    (all[0] as Tab)
  );
}

function select(all: Tab[], chosen: Tab): void {
  for (const tab of all) {
    const isChosen = tab === chosen;
    tab.link.classList.toggle("active", isChosen);
    tab.link.setAttribute("aria-selected", String(isChosen));
    tab.link.tabIndex = isChosen ? 0 : -1;
    tab.panel.hidden = !isChosen;
  }
}

function onKey(event: KeyboardEvent, all: Tab[]): void {
  const now = all.findIndex(({ link }) => link === event.target);
  const places: Record<string, number> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 };
  const place = places[event.key];
  if (now < 0 || place === undefined) return;
  event.preventDefault();
  const next = all[(place + all.length) % all.length];
  next?.link.focus();
  next?.link.click();
}
