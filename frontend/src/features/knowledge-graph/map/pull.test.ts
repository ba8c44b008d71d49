import { expect, it } from "vitest";
import { aGraph } from "../factories";
import type { Place } from "./places";
import { startPull } from "./pull";

const GRAPH = aGraph(
  ["a", "b", "c", "d"],
  [
    ["a", "b", 0.9],
    ["a", "d", 0.9],
    ["b", "c", 0.4],
  ],
);

function somePlaces(): Place[] {
  return [0, 1, 2, 3].map((index) => ({
    index,
    x: index * 100,
    y: 0,
    radius: 10,
    pinned: index === 3,
  }));
}

it("takes a topic along, its neighbours a little, the rest and pinned ones not at all", () => {
  const places = somePlaces();
  const pull = startPull(GRAPH, places, 0);
  expect([...pull.moving.topics]).toEqual([0, 1]);
  expect(pull.moving.links).toHaveLength(3);
  pull.to(0, 300);
  for (let step = 0; step < 60; step++) pull.step();
  expect(places[0]).toMatchObject({ x: 0, y: 300 });
  expect(places[1]?.y).toBeGreaterThan(20);
  expect(places[1]?.y).toBeLessThan(300);
  expect(places.slice(2)).toEqual(somePlaces().slice(2));
});

it("comes to rest once it is released", () => {
  const pull = startPull(GRAPH, somePlaces(), 0);
  pull.to(50, 50);
  for (let step = 0; step < 300; step++) expect(pull.step()).toBe(true);
  pull.release();
  let steps = 0;
  while (pull.step()) steps++;
  expect(steps).toBeLessThan(120);
});

it("moves few, and few links, around a topic that is linked to hundreds", () => {
  const ids = Array.from({ length: 600 }, (_, index) => `t${index}`);
  const hub = aGraph(
    ids,
    ids.slice(1).map((id, index) => ["t0", id, 1 / (index + 1)] as const),
  );
  const places = ids.map((_, index) => ({ index, x: index, y: 0, radius: 8, pinned: false }));
  const { moving } = startPull(hub, places, hub.indexOf.get("t0") ?? -1);
  expect(moving.topics.size).toBeLessThanOrEqual(41);
  const leaf = startPull(hub, places, hub.indexOf.get("t5") ?? -1);
  expect(leaf.moving.topics.size).toBe(1);
});
