import type { KnowledgeGraph, Topic } from "./types";

/** Two topics, by their place in `topics`, that posts have in common. */
export interface Link {
  source: number;
  target: number;
  weight: number;
}

export interface Neighbour {
  index: number;
  weight: number;
}

export interface TopicGraph {
  /** Ordered by id, so that the same topics are always laid out the same. */
  topics: readonly Topic[];
  links: readonly Link[];
  /** The neighbours of each topic, the strongest first. */
  neighbours: readonly (readonly Neighbour[])[];
  indexOf: ReadonlyMap<string, number>;
}

export function buildGraph({ nodes, edges }: KnowledgeGraph): TopicGraph {
  const topics = nodes.toSorted((a, b) => compare(a.id, b.id));
  const indexOf = new Map(topics.map(({ id }, index) => [id, index]));
  const neighbours: Neighbour[][] = topics.map(() => []);
  const links: Link[] = [];
  for (const { source: from, target: to, weight } of edges) {
    const source = indexOf.get(from);
    const target = indexOf.get(to);
    if (source === undefined || target === undefined || source === target) continue;
    links.push({ source, target, weight });
    neighbours[source]?.push({ index: target, weight });
    neighbours[target]?.push({ index: source, weight });
  }
  links.sort((a, b) => a.source - b.source || a.target - b.target);
  for (const of of neighbours) of.sort((a, b) => b.weight - a.weight || a.index - b.index);
  return { topics, links, neighbours, indexOf };
}

/** The topics that share posts with this one, the strongest first. */
export function relatedTopics(graph: TopicGraph, index: number, most = Infinity): Topic[] {
  return (graph.neighbours[index] ?? [])
    .slice(0, most)
    .flatMap((neighbour) => graph.topics[neighbour.index] ?? []);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
