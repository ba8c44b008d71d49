import { readFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const SERVER = "http://127.0.0.1:8000";
const THEME_SCRIPT = "src/app/theme-script.js";

/**
 * Puts the theme script into <head> as a classic, hashed file: it has to run before the first paint,
 * a module runs too late, and an inline script would be refused by a strict content security policy.
 */
function themeScript(): Plugin {
  let building = false;
  let reference = "";
  return {
    name: "theme-script",
    configResolved(config) {
      building = config.command === "build";
    },
    buildStart() {
      if (!building) return;
      const source = readFileSync(THEME_SCRIPT, "utf8");
      reference = this.emitFile({ type: "asset", name: "theme.js", source });
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const asset = Object.values(bundle ?? {}).find(
          (file) => file.type === "asset" && file.names.includes("theme.js"),
        );
        const src = asset && reference ? `/${asset.fileName}` : `/${THEME_SCRIPT}`;
        return { html, tags: [{ tag: "script", attrs: { src }, injectTo: "head-prepend" }] };
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), themeScript()],
  resolve: { tsconfigPaths: true },
  // The server takes changes from pages of its own address only, so this page has to pass for one of them.
  server: {
    proxy: { "/api": { target: SERVER, changeOrigin: true, headers: { Origin: SERVER } } },
  },
  build: {
    outDir: "../src/interview_simulator/page",
    emptyOutDir: true,
    // A data: URI would need an exception in a strict content security policy.
    assetsInlineLimit: 0,
  },
});
