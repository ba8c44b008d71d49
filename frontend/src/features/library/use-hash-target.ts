import { useEffect } from "react";
import { useLocation } from "react-router";

/** The anchor in the address, scrolled to and focused once its section is on the page. */
export function useHashTarget(): string {
  const { hash, key } = useLocation();
  const anchor = decodeAnchor(hash.slice(1));

  // The key makes a second click on the same link scroll again.
  useEffect(() => {
    if (!anchor) return;
    const target = document.getElementById(anchor);
    target?.scrollIntoView();
    target?.querySelector<HTMLElement>("h2, h3, h4")?.focus({ preventScroll: true });
  }, [anchor, key]);

  return anchor;
}

function decodeAnchor(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
