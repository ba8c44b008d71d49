import { describe, expect, it } from "vitest";
import {
  abilityDomain,
  bandPath,
  linePath,
  nearest,
  placeAbility,
  placeTimes,
} from "./chart-scale";

describe("placeTimes", () => {
  it("shares the line out by time and by number", () => {
    expect(placeTimes([0, 10, 100])).toEqual([0, 30, 100]);
    expect(placeTimes([1000, 1050, 1100])).toEqual([0, 50, 100]);
  });

  it("keeps apart what came at once, and centres what came alone", () => {
    expect(placeTimes([7, 7, 7])).toEqual([0, 50, 100]);
    expect(placeTimes([7])).toEqual([50]);
    expect(placeTimes([])).toEqual([]);
  });
});

describe("abilities", () => {
  it("are drawn on all four levels at least", () => {
    expect(abilityDomain([0.2, 0.4])).toEqual({ lowest: -2, highest: 2 });
    expect(abilityDomain([-2.6, 2.1])).toEqual({ lowest: -3, highest: 2.5 });
  });

  it("are higher up the higher they are", () => {
    const domain = { lowest: -2, highest: 2 };
    expect([2, 1, 0, -2].map((value) => placeAbility(value, domain))).toEqual([0, 25, 50, 100]);
  });
});

it("draws lines and bands", () => {
  const upper = [
    { x: 0, y: 10 },
    { x: 100, y: 20 },
  ];
  const lower = [
    { x: 0, y: 30 },
    { x: 100, y: 25 },
  ];
  expect(linePath(upper)).toBe("M0 10L100 20");
  expect(bandPath(upper, lower)).toBe("M0 10L100 20L100 25L0 30Z");
});

it("finds the nearest point", () => {
  expect([-5, 19, 21, 71, 400].map((x) => nearest([0, 40, 100], x))).toEqual([0, 0, 1, 2, 2]);
  expect(nearest([0, 50, 50], 50)).toBe(2);
});
