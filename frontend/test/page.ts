/** A page for one test: its body, and what a person does on it. */

/** Puts markup into the body and returns the first element that matches. */
export function page<E extends Element>(markup: string, selector: string): E {
  document.body.innerHTML = markup;
  return the<E>(selector);
}

/** The element that matches; a test that names a missing one fails. */
export function the<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** Types a text into a field. */
export function type(selector: string, text: string): void {
  const field = the<HTMLInputElement>(selector);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Presses a key where the focus is. */
export function press(key: string, more: KeyboardEventInit = {}): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

/** Submits a form as its button would; true if nothing held it back. */
export function submit(form: HTMLFormElement, submitter: HTMLElement | null = null): boolean {
  const event = new Event("submit", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "submitter", { value: submitter });
  return form.dispatchEvent(event);
}

/** Lets promises that are already fulfilled run their course. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
