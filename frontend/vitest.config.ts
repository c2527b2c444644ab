/** Tests of the behaviours in a simulated page; what needs a real browser is in `e2e/`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    pool: "threads",
    include: ["test/**/*.test.ts"],
    environmentOptions: { happyDOM: { url: "http://127.0.0.1/households" } },
  },
});
