import { buildGraph, type TopicGraph } from "./graph";
import type { Topic } from "./types";

export function aTopic(part: Partial<Topic> = {}): Topic {
  return {
    id: "topic-1",
    name: "python",
    posts_read: 2,
    ability: 0.4,
    certainty: 0.8,
    level: "advanced",
    answers: 6,
    ...part,
  };
}

/** Topics of these ids, and links between them: ["a", "b", 0.5]. */
export function aGraph(
  ids: readonly string[],
  edges: readonly (readonly [string, string, number])[] = [],
): TopicGraph {
  return buildGraph({
    nodes: ids.map((id) => aTopic({ id, name: id })),
    edges: edges.map(([source, target, weight]) => ({ source, target, weight })),
  });
}
