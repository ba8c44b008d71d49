import { describe, expect, it } from "vitest";
import { aGraph } from "../factories";
import { startLayout, type Spot } from "./layout-start";

function far(a: Spot | undefined, b: Spot | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : NaN;
}

describe("start of the layout", () => {
  it("is the same for the same topics, no two of them in one place", () => {
    const first = startLayout(aGraph(["a", "b", "c"]), new Map());
    expect(startLayout(aGraph(["c", "b", "a"]), new Map())).toEqual(first);
    expect(new Set(first.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
    expect(first.held).toEqual([false, false, false]);
  });

  it("keeps what has a place and puts the new beside its strongest neighbour", () => {
    const graph = aGraph(
      ["a", "b", "new"],
      [
        ["new", "a", 0.1],
        ["new", "b", 0.8],
      ],
    );
    const saved = new Map([
      ["a", { x: -500, y: 0, pinned: false }],
      ["b", { x: 500, y: 0, pinned: true }],
    ]);
    const { spots, held } = startLayout(graph, saved);
    expect(spots.slice(0, 2)).toEqual([
      { x: -500, y: 0 },
      { x: 500, y: 0 },
    ]);
    expect(held).toEqual([true, true, false]);
    expect(far(spots[2], spots[1])).toBeCloseTo(60);
  });

  it("follows new neighbours of new topics, and leaves strangers outside", () => {
    const graph = aGraph(
      ["a", "near", "next", "stranger"],
      [
        ["a", "next", 0.5],
        ["next", "near", 0.5],
      ],
    );
    const { spots } = startLayout(graph, new Map([["a", { x: 100, y: 0, pinned: false }]]));
    const [, near, next, stranger] = spots;
    expect(far(near, next)).toBeCloseTo(60);
    expect(Math.hypot(stranger?.x ?? 0, stranger?.y ?? 0)).toBeGreaterThan(
      Math.max(...spots.slice(0, 3).map(({ x, y }) => Math.hypot(x, y))),
    );
  });
});
