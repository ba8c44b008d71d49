type Tone = "good" | "mid" | "low";

/**
 * A score in 0..1 as whole per cent, rounded down: bands and badges start at whole per cents, so a
 * page that says 80% has to mean that 80% was reached.
 */
export function percent(score: number): number {
  // 0.29 * 100 is 28.999999999999996 in floating point.
  return Math.floor(score * 100 + 1e-6);
}

export function tone(score: number): Tone {
  const value = percent(score);
  if (value >= 70) return "good";
  return value >= 40 ? "mid" : "low";
}

/** For large numbers only. */
export const TONE_TEXT: Record<Tone, string> = {
  good: "text-bright-good",
  mid: "text-bright-mid",
  low: "text-bright-low",
};

export const TONE_FILL: Record<Tone, string> = {
  good: "bg-bright-good",
  mid: "bg-bright-mid",
  low: "bg-bright-low",
};
