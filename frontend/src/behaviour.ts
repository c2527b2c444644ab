/**
 * What every behaviour is: listeners on the document, put there once, and a look at each new part of the page.
 * A behaviour knows the page by data attributes only and leaves it whole where something is missing.
 */
export interface Behaviour {
  /** Once: listeners for what bubbles up to the document. */
  install?(): void;
  /** For the page, and again for every part that htmx puts in. */
  enhance?(root: ParentNode): void;
}

/** The elements at or below `root` that match. */
export function matching<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E[] {
  const below = [...root.querySelectorAll<E>(selector)];
  return root instanceof HTMLElement && root.matches(selector) ? [root as unknown as E, ...below] : below;
}

/** The nearest element around the target of an event that matches. */
export function around<E extends HTMLElement = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}

/** A click that asks for a new tab or window is left to the browser. */
export function asksForNewTab(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
}
