import { SHADES, shadeColor } from "../ability-color";

export interface Palette {
  ground: string;
  link: string;
  strongLink: string;
  text: string;
  ring: string;
  /** The last one is for what was never asked about. */
  shades: string[];
}

/** The page's colours as a canvas takes them: it knows neither variables nor light-dark(). */
export function readPalette(element: Element): Palette {
  const probe = document.createElement("span");
  element.after(probe);
  const read = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const palette = {
    ground: read("var(--color-raised)"),
    link: read("var(--color-faint)"),
    strongLink: read("var(--color-soft)"),
    text: read("var(--color-ink)"),
    ring: read("var(--color-accent)"),
    shades: [...Array(SHADES).keys(), null].map((shade) => read(shadeColor(shade))),
  };
  probe.remove();
  return palette;
}

/** Call back whenever the page's colours change: by the reader's choice or with the system. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", callback);
  };
}
