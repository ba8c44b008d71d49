import { describe, expect, it } from "vitest";
import { percent, tone } from "./score";

describe("percent", () => {
  it.each([
    [0, 0],
    [0.29, 29],
    [0.57, 57],
    [1, 100],
  ])("shows %d as %d", (score, expected) => {
    expect(percent(score)).toBe(expected);
  });

  it("rounds down, so that 80% is shown only when 80% was reached", () => {
    expect(percent(0.7999)).toBe(79);
    expect(percent(0.8)).toBe(80);
  });
});

describe("tone", () => {
  it.each([
    [0.7, "good"],
    [0.699, "mid"],
    [0.4, "mid"],
    [0.399, "low"],
  ])("of %d is %s", (score, expected) => {
    expect(tone(score)).toBe(expected);
  });
});
