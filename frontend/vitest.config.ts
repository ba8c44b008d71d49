import { defineConfig, mergeConfig } from "vitest/config";
import viteConfig from "./vite.config.ts";

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      environment: "jsdom",
      environmentOptions: { jsdom: { url: "http://localhost:3000" } },
      setupFiles: ["./src/testing/setup.ts"],
      css: false,
      testTimeout: 30_000,
      restoreMocks: true,
      unstubGlobals: true,
      maxWorkers: 2,
      // A browser for every file costs four times what the tests do; setup.ts cleans up after each.
      isolate: false,
    },
  }),
);
