import js from "@eslint/js";
import tanstackQuery from "@tanstack/eslint-plugin-query";
import jsxA11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";
import reactRefresh from "eslint-plugin-react-refresh";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

const FEATURES = [
  "account",
  "badges",
  "history",
  "interview",
  "knowledge-graph",
  "library",
  "progress",
  "results",
];

const climbing = {
  group: ["../../*"],
  message: "Leave a folder through the @/ alias, so that the import rules can see it.",
};
const forbid = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns: [climbing, ...patterns] }],
});

/** Imports run one way: app > features > components > api | lib. Features never import each other. */
const layers = [
  {
    files: ["src/{api,lib}/**"],
    rules: forbid({ group: ["@/app/*", "@/features/*", "@/components/*"], message: "Too low." }),
  },
  {
    files: ["src/components/**"],
    rules: forbid({ group: ["@/app/*", "@/features/*"], message: "Shared components know none." }),
  },
  ...FEATURES.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: forbid(
      { group: ["@/app/*"], message: "A feature does not know the app around it." },
      {
        group: FEATURES.filter((other) => other !== feature).map(
          (other) => `@/features/${other}/*`,
        ),
        message: "Features never import features: share through @/components, @/api or @/lib.",
      },
    ),
  })),
];

export default defineConfig(
  globalIgnores(["node_modules", "src/api/schema.d.ts"]),
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      reactHooks.configs.flat.recommended,
      reactRefresh.configs.vite,
      jsxA11y.configs.strict,
      tanstackQuery.configs["flat/recommended"],
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "jsx-a11y-x/label-has-associated-control": ["error", { depth: 5 }],
      "max-lines": ["error", { max: 250 }],
    },
  },
  { files: ["src/app/theme-script.js"], languageOptions: { globals: globals.browser } },
  { files: ["scripts/**"], languageOptions: { globals: globals.node } },
  ...layers,
);
