import { describe, expect, it } from "vitest";
import { abilityWords, certaintyWords, levelAt, levelsOf } from "./ability";

describe("levels", () => {
  it.each([
    [-7, "beginner"],
    [-1.001, "beginner"],
    [-1, "intermediate"],
    [-0.001, "intermediate"],
    [0, "advanced"],
    [0.999, "advanced"],
    [1, "expert"],
    [7, "expert"],
  ])("%d is %s", (ability, level) => {
    expect(levelAt(ability)).toBe(level);
  });

  it("are told with their interval", () => {
    expect(abilityWords(levelsOf({ mean: 0.5, low: -0.4, high: 1.4 }))).toBe(
      "Advanced, between intermediate and expert",
    );
    expect(abilityWords(levelsOf({ mean: 0.5, low: 0.2, high: 0.8 }))).toBe(
      "Advanced, very likely",
    );
  });
});

it.each([
  [0, "A first guess"],
  [0.2, "Rather unsure"],
  [0.65, "Fairly sure"],
  [0.9, "Sure"],
  [1, "Sure"],
])("says how sure %d is", (certainty, words) => {
  expect(certaintyWords(certainty)).toBe(words);
});
