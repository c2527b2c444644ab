/**
 * What stands in the fields of a form, as pairs of name and values, and back. Secrets stay out: passwords, hidden fields, files, and whatever
 * carries `data-sensitive` or lies inside it.
 */
export type Fields = [name: string, values: string[]][];

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const NEVER = new Set(["password", "hidden", "file", "submit", "button", "reset", "image"]);

/** The values that may be kept, in the order of the form. A group of boxes without a tick is there with no values. */
export function readFields(form: HTMLFormElement): Fields {
  const found = new Map<string, string[]>();
  for (const field of keepable(form)) {
    const values = found.get(field.name) ?? [];
    values.push(...valuesOf(field));
    found.set(field.name, values);
  }
  return [...found];
}

/** Puts the values back where fields of that name still are, and tells the page as if they had been typed. */
export function writeFields(form: HTMLFormElement, fields: Fields): void {
  const values = new Map(fields);
  const used = new Map<string, number>();
  for (const field of keepable(form)) {
    const mine = values.get(field.name);
    if (!mine) continue;
    const place = used.get(field.name) ?? 0;
    used.set(field.name, place + 1);
    if (setField(field, mine, place)) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Whether the form holds something else than the server sent, or something that the server refused. */
export function isChanged(form: HTMLFormElement): boolean {
  return form.querySelector("[aria-invalid='true']") !== null || fieldsOf(form).some(differs);
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (one): one is Field =>
      one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement,
  );
}

function keepable(form: HTMLFormElement): Field[] {
  return fieldsOf(form).filter((one) => one.name !== "" && !NEVER.has(one.type) && !one.closest("[data-sensitive]"));
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

function valuesOf(field: Field): string[] {
  if (isTick(field)) return field.checked ? [field.value] : [];
  if (field instanceof HTMLSelectElement) return [...field.options].filter((one) => one.selected).map((one) => one.value);
  return [field.value];
}

function setField(field: Field, values: string[], place: number): boolean {
  if (isTick(field)) {
    const before = field.checked;
    field.checked = values.includes(field.value);
    return before !== field.checked;
  }
  if (field instanceof HTMLSelectElement && field.multiple) {
    for (const option of field.options) option.selected = values.includes(option.value);
    return true;
  }
  const value = values[place];
  if (value === undefined || value === field.value) return false;
  field.value = value;
  return true;
}

function differs(field: Field): boolean {
  if (field.type === "hidden" || field.type === "submit" || field.type === "button") return false;
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLSelectElement) {
    const sent = [...field.options].findIndex((one) => one.defaultSelected);
    return field.multiple
      ? [...field.options].some((one) => one.selected !== one.defaultSelected)
      : field.selectedIndex !== Math.max(sent, field.options.length > 0 ? 0 : -1);
  }
  return field.value !== field.defaultValue;
}
