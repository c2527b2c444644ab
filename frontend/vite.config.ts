/** How `src/` becomes `dist/`: hashed names, a manifest for the server, nothing inlined, nothing from another origin. */
import { defineConfig } from "vite";
import { dark } from "./build/dark.ts";
import { fonts } from "./build/fonts.ts";
import { icons } from "./build/icons.ts";
import { licences } from "./build/licences.ts";
import { prune } from "./build/prune.ts";

export default defineConfig({
  base: "/assets/",
  publicDir: false,
  plugins: [fonts(), icons(), licences()],
  css: { postcss: { plugins: [prune(), dark()] }, preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: ["src/app.ts", "src/map.ts"], checks: { eval: false, pluginTimings: false } },
    chunkSizeWarningLimit: 1200,
  },
});
