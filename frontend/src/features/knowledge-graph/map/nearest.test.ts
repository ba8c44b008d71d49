import { describe, expect, it } from "vitest";
import { Finder, nextPlace, type Direction } from "./nearest";
import type { Place } from "./places";

function aPlace(index: number, x: number, y: number, radius = 10): Place {
  return { index, x, y, radius, pinned: false };
}

describe("arrow keys", () => {
  const [middle, ...others] = [
    aPlace(0, 0, 0),
    aPlace(1, 100, 10),
    aPlace(2, 60, 55),
    aPlace(3, -80, 0),
    aPlace(4, 0, -90),
    aPlace(5, 5, 95),
  ] as const;
  const all = [middle, ...others];

  it.each<[Direction, number]>([
    ["right", 1],
    ["left", 3],
    ["up", 4],
    ["down", 5],
  ])("lead %s to the nearest that lies there", (direction, index) => {
    expect(nextPlace(all, middle, direction)?.index).toBe(index);
  });

  it("stay where there is nothing more", () => {
    expect(nextPlace(all, others[2], "left")).toBeNull();
  });

  it("begin in the middle", () => {
    expect(new Finder(all).next(undefined, { x: 55, y: 50 }, "up")?.index).toBe(2);
  });
});

describe("what is under the pointer", () => {
  const places = [aPlace(0, 0, 0, 24), aPlace(1, 30, 0, 6), aPlace(2, 500, 0, 6)];
  const finder = new Finder(places);

  it("is the circle, not the nearest middle", () => {
    expect(finder.at({ x: 18, y: 0 }, 1, 0)?.index).toBe(0);
    expect(finder.at({ x: 30, y: 5 }, 1, 0)?.index).toBe(1);
    expect(finder.at({ x: 100, y: 0 }, 1, 0)).toBeNull();
  });

  it("is also what is almost under it", () => {
    expect(finder.at({ x: 510, y: 0 }, 1, 3)).toBeNull();
    expect(finder.at({ x: 508, y: 0 }, 1, 3)?.index).toBe(2);
  });

  it("follows places that have moved", () => {
    const moving = [aPlace(0, 0, 0)];
    const following = new Finder(moving);
    expect(following.at({ x: 0, y: 0 }, 1, 0)?.index).toBe(0);
    Object.assign(moving[0] ?? {}, { x: 200 });
    following.stale();
    expect(following.at({ x: 0, y: 0 }, 1, 0)).toBeNull();
    expect(following.at({ x: 200, y: 0 }, 1, 0)?.index).toBe(0);
  });

  it("finds circles larger than the map is zoomed", () => {
    expect(finder.at({ x: 509, y: 0 }, 0.1, 0)?.index).toBe(2);
  });
});
