import { describe, expect, it } from "vitest";
import { opacityOf, SHADES, shadeColor, shadeOf } from "./ability-color";
import { aTopic } from "./factories";

describe("shade", () => {
  it.each([
    [-3, 0],
    [-2, 0],
    [0, (SHADES - 1) / 2],
    [2, SHADES - 1],
    [9, SHADES - 1],
  ])("of ability %d is %d", (ability, shade) => {
    expect(shadeOf(aTopic({ ability }))).toBe(shade);
  });

  it("is none before the first answer, whatever is guessed", () => {
    expect(shadeOf(aTopic({ ability: 2, answers: 0 }))).toBeNull();
    expect(shadeColor(null)).toBe("var(--color-edge)");
  });

  it("goes from rose through amber to emerald", () => {
    expect(shadeColor(0)).toContain("var(--color-bright-mid) 0%, var(--color-bright-low)");
    expect(shadeColor((SHADES - 1) / 2)).toContain("var(--color-bright-mid) 100%");
    expect(shadeColor(SHADES - 1)).toContain("var(--color-bright-good) 100%");
  });
});

it("is the more opaque the more certain, and never invisible", () => {
  const opacities = [0, 0.3, 0.6, 1].map((certainty) => opacityOf(aTopic({ certainty })));
  expect(opacities).toEqual(opacities.toSorted((a, b) => a - b));
  expect(new Set(opacities).size).toBe(4);
  expect(opacities[0]).toBeGreaterThanOrEqual(0.3);
  expect(opacities[3]).toBe(1);
});
