/**
 * `[data-theme-choice]`: light, dark, or as the system wishes. The choice stands in the cookie `theme`, so that the server can write
 * `data-bs-theme` and no page flashes; where the server did not, it is written here.
 */
import { around, type Behaviour, matching } from "../behaviour.ts";

const YEAR_S = 365 * 24 * 60 * 60;
type Choice = "light" | "dark" | "auto";

export const theme: Behaviour = {
  install() {
    show(chosen());
    document.addEventListener("click", (event) => {
      const button = around(event, "[data-theme-choice]");
      if (!button) return;
      event.preventDefault();
      const choice = asChoice(button.dataset.themeChoice);
      keep(choice);
      show(choice);
      press(document, choice);
      document.dispatchEvent(new CustomEvent("svi:theme"));
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      document.dispatchEvent(new CustomEvent("svi:theme"));
    });
  },
  enhance(root) {
    press(root, chosen());
  },
};

function asChoice(text: string | undefined): Choice {
  return text === "light" || text === "dark" ? text : "auto";
}

/** The cookie; where it cannot be read, what the server made of it. */
function chosen(): Choice {
  const kept = /(?:^|;\s*)theme=(\w+)/.exec(document.cookie)?.[1];
  return asChoice(kept ?? document.documentElement.dataset.bsTheme);
}

function keep(choice: Choice): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${choice}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure}`;
}

function show(choice: Choice): void {
  if (choice === "auto") document.documentElement.removeAttribute("data-bs-theme");
  else document.documentElement.setAttribute("data-bs-theme", choice);
}

function press(root: ParentNode, choice: Choice): void {
  for (const button of matching(root, "[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
  }
}
