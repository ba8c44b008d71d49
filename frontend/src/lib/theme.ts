import { readStored, store } from "./storage";

export type Theme = "system" | "light" | "dark";

// src/app/theme-script.js applies the same key before the first paint.
const KEY = "interview-simulator:theme";

export function currentTheme(): Theme {
  const stored = readStored(KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function applyTheme(theme: Theme): void {
  store(KEY, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
