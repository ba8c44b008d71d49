import type { TopicGraph } from "../graph";
import type { SavedSpots } from "./saved-spots";

export interface Spot {
  x: number;
  y: number;
}

export interface LayoutStart {
  spots: Spot[];
  /** Which topics stay where they are. */
  held: boolean[];
}

const SPACING = 26;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const BESIDE = 60;

/** The same every time: from the topic's number on a spiral, from its id for the angle beside another. */
export function startLayout(graph: TopicGraph, saved: SavedSpots): LayoutStart {
  const known = graph.topics.map(({ id }) => saved.get(id));
  if (known.every((spot) => !spot)) {
    return { spots: graph.topics.map((_, index) => onSpiral(index)), held: known.map(() => false) };
  }
  const spots: (Spot | undefined)[] = known.map((spot) => spot && { x: spot.x, y: spot.y });
  placeBesideNeighbours(graph, spots);
  return {
    spots: besideAll(graph, spots),
    held: known.map(Boolean),
  };
}

function onSpiral(index: number): Spot {
  const distance = SPACING * Math.sqrt(0.5 + index);
  const angle = index * GOLDEN_ANGLE;
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/** A new topic starts beside its strongest neighbour that has a place, which may be a new one itself. */
function placeBesideNeighbours(graph: TopicGraph, spots: (Spot | undefined)[]): void {
  let placed = true;
  while (placed) {
    placed = false;
    for (const [index, topic] of graph.topics.entries()) {
      if (spots[index]) continue;
      const neighbour = graph.neighbours[index]?.find((other) => spots[other.index]);
      const beside = neighbour && spots[neighbour.index];
      if (!beside) continue;
      const angle = angleOf(topic.id);
      spots[index] = {
        x: beside.x + BESIDE * Math.cos(angle),
        y: beside.y + BESIDE * Math.sin(angle),
      };
      placed = true;
    }
  }
}

/** What shares no post with anything placed starts outside of it all. */
function besideAll(graph: TopicGraph, spots: readonly (Spot | undefined)[]): Spot[] {
  const rim = Math.max(...spots.map((spot) => (spot ? Math.hypot(spot.x, spot.y) : 0))) + BESIDE;
  return graph.topics.map(({ id }, index) => {
    const angle = angleOf(id);
    return spots[index] ?? { x: rim * Math.cos(angle), y: rim * Math.sin(angle) };
  });
}

/** An angle that looks random and never changes (FNV-1a). */
function angleOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  }
  return (hash / 2 ** 32) * 2 * Math.PI;
}
