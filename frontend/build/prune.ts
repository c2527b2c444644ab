/** Takes out what Tabler writes for each breakpoint and no page uses: navbars that unfold elsewhere than at `lg`, and theme names of old. */
import type { Plugin } from "postcss";

const UNUSED = /\.navbar-expand(?!-lg)(-\w+)?(?![\w-])|\.theme-dark|\[data-theme=|\.navbar-(right|end|folded)|\.hide-theme-|data-bs-navbar/;

/** The PostCSS plugin. A selector goes when it names something unused outside `:not()`; a rule goes with its last selector. */
export function prune(): Plugin {
  return {
    postcssPlugin: "svi-prune",
    OnceExit(root) {
      root.walkRules((rule) => {
        const used = rule.selectors.filter((one) => !UNUSED.test(one.replace(/:not\([^)]*\)/g, "")));
        if (used.length === 0) rule.remove();
        else if (used.length < rule.selectors.length) rule.selectors = used;
      });
      root.walkAtRules("media", (rule) => {
        if (rule.nodes?.length === 0) rule.remove();
      });
    },
  };
}
