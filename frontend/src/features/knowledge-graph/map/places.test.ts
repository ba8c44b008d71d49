import { describe, expect, it, vi } from "vitest";
import { aGraph, aTopic } from "../factories";
import { buildGraph } from "../graph";
import { Places, radiiOf } from "./places";
import { readSpots, saveSpots } from "./saved-spots";

const GRAPH = aGraph(["a", "b", "c"], [["a", "b", 0.5]]);

function opened(graph = GRAPH): Places {
  const places = new Places(graph);
  places.open({ aspect: 1, onNews: vi.fn(), onDone: vi.fn() });
  return places;
}

function spotsOf(places: Places) {
  return places.all.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }));
}

describe("places", () => {
  it("are laid out at the first visit and kept for the next", () => {
    const first = spotsOf(opened());
    expect(new Set(first.map(({ x }) => x)).size).toBe(3);
    expect(readSpots().size).toBe(3);
    expect(spotsOf(opened())).toEqual(first);
  });

  it("are not shuffled by a new topic", () => {
    const before = spotsOf(opened());
    const grown = aGraph(["a", "b", "c", "d"], [["c", "d", 0.5]]);
    const after = spotsOf(opened(grown));
    expect(after.slice(0, 3)).toEqual(before);
    expect(readSpots().has("d")).toBe(true);
  });

  it("are laid out anew on demand, but for what is pinned", () => {
    const wild = { x: 900, y: -900 };
    const saved = new Map(
      ["a", "b", "c"].map((id) => [id, { ...wild, pinned: id === "b" }] as const),
    );
    saveSpots(saved);
    const places = opened();
    expect(spotsOf(places)).toEqual([wild, wild, wild]);
    const onDone = vi.fn();
    places.layOutAgain({ aspect: 1, onNews: vi.fn(), onDone });
    expect(onDone).toHaveBeenCalledTimes(1);
    const [a, b, c] = spotsOf(places);
    expect(b).toEqual(wild);
    expect(a).not.toEqual(wild);
    expect(c).not.toEqual(wild);
    expect(places.all.map(({ pinned }) => pinned)).toEqual([false, true, false]);
  });
});

it("draws a topic the larger the more posts were read on it", () => {
  const nodes = [1, 4, 40].map((posts_read, at) => aTopic({ id: `${at}`, posts_read }));
  const [one = 0, four = 0, forty = 0] = radiiOf(buildGraph({ nodes, edges: [] }));
  expect(one).toBeLessThan(four);
  expect(four).toBeLessThan(forty);
});
