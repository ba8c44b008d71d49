import { expect, it } from "vitest";
import { aGraph } from "./factories";
import { relatedTopics } from "./graph";

it("orders topics by id and neighbours by weight, whatever order they come in", () => {
  const edges = [["b", "a", 0.2] as const, ["c", "a", 0.9] as const];
  const graph = aGraph(["c", "a", "b"], edges);
  expect(graph.topics.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(relatedTopics(graph, 0).map(({ id }) => id)).toEqual(["c", "b"]);
  expect(relatedTopics(graph, 0, 1).map(({ id }) => id)).toEqual(["c"]);
  expect(graph).toEqual(aGraph(["a", "b", "c"], edges.toReversed()));
});

it("leaves out links that lead nowhere or back", () => {
  const graph = aGraph(
    ["a"],
    [
      ["a", "gone", 1],
      ["a", "a", 1],
    ],
  );
  expect(graph.links).toEqual([]);
  expect(graph.neighbours).toEqual([[]]);
});
