import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { Link } from "../graph";
import type { Spot } from "./layout-start";

/** All that a layout needs, in a form that a worker can be sent. */
export interface LayoutJob {
  radii: number[];
  links: readonly Link[];
  spots: Spot[];
  held: boolean[];
  /** How much wider than high the view is. */
  aspect: number;
}

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  radius: number;
}

interface Spring extends SimulationLinkDatum<Body> {
  weight: number;
}

const NEAREST = 24;
const FARTHEST = 110;
const TOGETHER = 0.045;
/** A large map takes so long for each step that fewer and coarser ones have to do. */
const LARGE = 500;

export interface Layout {
  /** One step; false once the last one is done. */
  step: () => boolean;
  spots: () => Spot[];
}

/** No step is random: the same job always ends in the same layout. */
export function createLayout({ radii, links, spots, held, aspect }: LayoutJob): Layout {
  const bodies = spots.map(({ x, y }, index): Body => {
    const body = { x, y, radius: radii[index] ?? 0 };
    return held[index] ? { ...body, fx: x, fy: y } : body;
  });
  const degrees = bodies.map(() => 0);
  for (const { source, target } of links) {
    degrees[source] = (degrees[source] ?? 0) + 1;
    degrees[target] = (degrees[target] ?? 0) + 1;
  }
  const fewer = links.map(({ source, target }) =>
    Math.max(1, Math.min(degrees[source] ?? 1, degrees[target] ?? 1)),
  );
  const springs = links.map((link): Spring => ({ ...link }));
  const large = bodies.length > LARGE;
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / (large ? 120 : 300)))
    .force(
      "links",
      forceLink<Body, Spring>(springs)
        .distance(({ weight, source, target }) => {
          const ends = (source as Body).radius + (target as Body).radius;
          return ends + NEAREST + (1 - weight) * (FARTHEST - NEAREST);
        })
        .strength(({ weight }, index) => (0.15 + 0.85 * weight) / (fewer[index] ?? 1)),
    )
    .force(
      "apart",
      forceManyBody<Body>()
        .strength(({ radius }) => -70 - 9 * radius)
        .theta(large ? 1.2 : 0.9)
        .distanceMax(900),
    )
    .force(
      "beside",
      forceCollide<Body>(({ radius }) => radius + 7),
    )
    // Pulled together less along the longer side, which makes use of the room.
    .force("x", forceX<Body>(0).strength(TOGETHER / aspect))
    .force("y", forceY<Body>(0).strength(TOGETHER * aspect));
  return {
    step: () => {
      simulation.tick();
      return simulation.alpha() > simulation.alphaMin();
    },
    spots: () => bodies.map(({ x, y }) => ({ x, y })),
  };
}
