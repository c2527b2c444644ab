/**
 * Dark by the system's wish, without a script: every rule that Tabler gives for `[data-bs-theme=dark]` on the root is
 * repeated for a root without the attribute inside `@media (prefers-color-scheme: dark)`.
 */
import { AtRule, type Container, type Plugin, type Rule } from "postcss";

const DARK = /\[data-bs-theme=["']?dark["']?\]/;
const UNCHOSEN = ":root:not([data-bs-theme])";

/** The PostCSS plugin. */
export function dark(): Plugin {
  return {
    postcssPlugin: "svi-dark",
    OnceExit(root) {
      const found: Rule[] = [];
      root.walkRules(DARK, (rule) => {
        if (mediaOf(rule) === null) found.push(rule);
      });
      for (const rule of found) repeat(rule);
    },
  };
}

/** The rule again, for a root that has no choice of its own; `:root` beside the attribute falls together with it. */
function repeat(rule: Rule): void {
  const chosen = rule.selectors.filter((one) => DARK.test(one) && !/:not\([^)]*dark/.test(one));
  if (chosen.length === 0) return;
  const selectors = chosen.map((one) => one.replace(/^(:root|html)?\[data-bs-theme=["']?dark["']?\]/, UNCHOSEN));
  const own = selectors.filter((one) => one.startsWith(UNCHOSEN));
  if (own.length === 0) return;
  const media = new AtRule({ name: "media", params: "screen and (prefers-color-scheme: dark)" });
  const copy = rule.clone({ selectors: own });
  media.append(copy);
  rule.after(media);
}

function mediaOf(rule: Rule): string | null {
  let parent: Container | undefined = rule.parent as Container | undefined;
  while (parent) {
    if (parent.type === "atrule" && (parent as unknown as AtRule).name === "media") return (parent as unknown as AtRule).params;
    parent = parent.parent as Container | undefined;
  }
  return null;
}
