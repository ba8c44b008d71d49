// Runs before the first paint; src/lib/theme.ts keeps the same key and attribute.
(() => {
  try {
    const theme = localStorage.getItem("interview-simulator:theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be refused; then the page follows the system.
  }
})();
