/** What a popup says: a name, a text, a link on the own origin. Text nodes only, so that no data can become markup. */

/** The words of a place. */
export interface Words {
  name: string;
  text: string;
  href: string | null;
}

/** The popup's content. */
export function popupContent({ name, text, href }: Words): HTMLElement {
  const box = document.createElement("div");
  const title = document.createElement(href && isOwn(href) ? "a" : "strong");
  if (title instanceof HTMLAnchorElement && href) title.href = href;
  title.textContent = name;
  box.append(title);
  if (text !== "") {
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line);
  }
  return box;
}

function isOwn(href: string): boolean {
  return URL.canParse(href, location.href) && new URL(href, location.href).origin === location.origin;
}
