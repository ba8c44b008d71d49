import type { Ability, Level } from "@/api/types";
import { capitalised } from "./format";

export const LEVELS: readonly Level[] = ["beginner", "intermediate", "advanced", "expert"];

/** Where one level ends and the next begins, on the ability scale. */
export const BOUNDARIES: readonly number[] = [-1, 0, 1];

export function levelAt(ability: number): Level {
  const passed = BOUNDARIES.filter((boundary) => ability >= boundary).length;
  return LEVELS[passed] ?? "expert";
}

type Levels = Pick<Ability, "level" | "low_level" | "high_level">;

/** The levels of an interval that comes as numbers alone. */
export function levelsOf({ mean, low, high }: Pick<Ability, "mean" | "low" | "high">): Levels {
  return { level: levelAt(mean), low_level: levelAt(low), high_level: levelAt(high) };
}

/** "between intermediate and expert": what the level may be as well. */
export function intervalWords({ low_level, high_level }: Levels): string {
  return low_level === high_level ? "very likely" : `between ${low_level} and ${high_level}`;
}

/** "Advanced, between intermediate and expert". */
export function abilityWords(levels: Levels): string {
  return `${capitalised(levels.level)}, ${intervalWords(levels)}`;
}

/** How sure an ability is: a certainty of 0.9 leaves an interval one level wide, of 0.65 two, of 0.2 three. */
export function certaintyWords(certainty: number): string {
  if (certainty < 0.2) return "A first guess";
  if (certainty < 0.65) return "Rather unsure";
  if (certainty < 0.9) return "Fairly sure";
  return "Sure";
}
