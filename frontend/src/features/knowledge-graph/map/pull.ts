import {
  forceCollide,
  forceLink,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { Link, TopicGraph } from "../graph";
import type { Place } from "./places";

/** So few follow that each frame is cheap, even around a topic that is linked to hundreds. */
const MOST_FOLLOWERS = 40;
const MOST_LINKS = 500;
const AT_REST = 0.02;

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  place: Place;
  home: { x: number; y: number };
}

interface Spring extends SimulationLinkDatum<Body> {
  length: number;
  weight: number;
}

export interface Moving {
  /** First the topic pulled, then those that follow. */
  topics: ReadonlySet<number>;
  /** All links at these topics. */
  links: readonly Link[];
}

export interface Pull {
  moving: Moving;
  to: (x: number, y: number) => void;
  release: () => void;
  /** One step; false once everything is at rest. */
  step: () => boolean;
}

/** One topic is pulled and its strongest neighbours follow a little; the rest of the map stays as it is. */
export function startPull(graph: TopicGraph, places: readonly Place[], index: number): Pull {
  const pulled = places[index];
  if (!pulled) throw new Error(`no topic ${index}`);
  const bodies: Body[] = [pulled, ...followers(graph, places, index)].map((place) => {
    const { x, y } = place;
    return { x, y, place, home: { x, y } };
  });
  const [held, ...others] = bodies as [Body, ...Body[]];
  held.fx = held.x;
  held.fy = held.y;
  const weights = new Map(graph.neighbours[index]?.map((other) => [other.index, other.weight]));
  const springs = others.map((body): Spring => {
    const weight = weights.get(body.place.index) ?? 0;
    const length = Math.hypot(body.x - held.x, body.y - held.y);
    return { source: held, target: body, length, weight };
  });
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaTarget(0.5)
    .alphaDecay(0.06)
    .force(
      "springs",
      forceLink<Body, Spring>(springs)
        .distance(({ length }) => length)
        .strength(({ weight }) => 0.1 + 0.35 * weight),
    )
    .force(
      "beside",
      forceCollide<Body>(({ place }) => place.radius + 5),
    )
    .force("x", forceX<Body>(({ home }) => home.x).strength(0.15))
    .force("y", forceY<Body>(({ home }) => home.y).strength(0.15));
  return {
    moving: movingOf(graph, new Set(bodies.map(({ place }) => place.index))),
    to: (x, y) => {
      held.fx = x;
      held.fy = y;
    },
    release: () => {
      simulation.alphaTarget(0);
    },
    step: () => {
      simulation.tick();
      for (const { place, x, y } of bodies) Object.assign(place, { x, y });
      return simulation.alpha() > AT_REST;
    },
  };
}

function movingOf(graph: TopicGraph, topics: ReadonlySet<number>): Moving {
  const links = [...topics].flatMap((source) =>
    (graph.neighbours[source] ?? [])
      // A link between two of them is found from both ends.
      .filter(({ index }) => index > source || !topics.has(index))
      .map(({ index, weight }) => ({ source, target: index, weight })),
  );
  return { topics, links };
}

function followers(graph: TopicGraph, places: readonly Place[], index: number): Place[] {
  let links = graph.neighbours[index]?.length ?? 0;
  const found: Place[] = [];
  for (const neighbour of graph.neighbours[index] ?? []) {
    const place = places[neighbour.index];
    links += graph.neighbours[neighbour.index]?.length ?? 0;
    if (found.length === MOST_FOLLOWERS || links > MOST_LINKS) break;
    if (place && !place.pinned) found.push(place);
  }
  return found;
}
