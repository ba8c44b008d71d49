import type { Topic } from "./types";

/** Abilities from here on look the same: few reach them, and the middle is where the difference is. */
const STRONGEST = 2;
export const SHADES = 9;

/** Which shade, from rose to emerald, stands for a topic's ability; null when it was never asked about. */
export function shadeOf({ answers, ability }: Topic): number | null {
  if (answers === 0) return null;
  const share = (Math.max(-STRONGEST, Math.min(STRONGEST, ability)) + STRONGEST) / (2 * STRONGEST);
  return Math.round(share * (SHADES - 1));
}

/** A CSS colour: rose, amber and emerald are those of the scores. */
export function shadeColor(shade: number | null): string {
  if (shade === null) return "var(--color-edge)";
  const place = (shade / (SHADES - 1)) * 2;
  const [from, to] = place <= 1 ? ["low", "mid"] : ["mid", "good"];
  const part = Math.round((place <= 1 ? place : place - 1) * 100);
  return `color-mix(in oklab, var(--color-bright-${to}) ${part}%, var(--color-bright-${from}))`;
}

const CERTAINTIES = 5;
const FAINTEST = 0.3;

/** How opaque a topic is, in a few steps, so that all of a step can be drawn together. */
export function opacityOf({ certainty }: Topic): number {
  const step = Math.round(Math.max(0, Math.min(1, certainty)) * (CERTAINTIES - 1));
  return FAINTEST + (1 - FAINTEST) * (step / (CERTAINTIES - 1));
}
