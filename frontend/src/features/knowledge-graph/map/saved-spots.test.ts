import { expect, it, vi } from "vitest";
import { readSpots, saveSpots } from "./saved-spots";

const KEY = "interview-simulator:map";

it("brings back places and pins, to a tenth of a pixel", () => {
  const spots = new Map([
    ["a", { x: 1.26, y: -3, pinned: false }],
    ["b", { x: 0, y: 0, pinned: true }],
  ]);
  saveSpots(spots);
  expect(readSpots()).toEqual(new Map(spots).set("a", { x: 1.3, y: -3, pinned: false }));
});

it.each(["not JSON", "null", "7", '{"a": "x", "b": [1], "c": [1, null], "d": {"x": 1, "y": 2}}'])(
  "takes no place from %s",
  (stored) => {
    localStorage.setItem(KEY, stored);
    expect(readSpots().size).toBe(0);
  },
);

it("does without where storage is refused", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  saveSpots(new Map([["a", { x: 1, y: 1, pinned: false }]]));
  expect(readSpots().size).toBe(0);
});
