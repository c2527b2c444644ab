/** Which key was meant, and whether it may be a shortcut at all. */

const FIELDS = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

/** The key as a Latin letter: with a Cyrillic keyboard the place of the key decides. */
export function keyOf(event: KeyboardEvent): string {
  const place = /^Key([A-Z])$/.exec(event.code);
  const isForeign = /^[^\u0000-\u007f]$/.test(event.key);
  return isForeign && place?.[1] ? place[1].toLowerCase() : event.key;
}

/** False while somebody types, in a dialog, with Ctrl, Alt or Meta, and where single keys are switched off (WCAG 2.1.4). */
export function mayBeShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  if (document.documentElement.hasAttribute("data-shortcuts-off")) return false;
  if (document.querySelector("dialog[open]")) return false;
  return !(event.target instanceof Element && event.target.closest(FIELDS));
}
