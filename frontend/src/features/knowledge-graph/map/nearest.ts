import { quadtree, type Quadtree, type QuadtreeLeaf } from "d3-quadtree";
import { LARGEST, type Place } from "./places";
import { radiusScale } from "./viewport";

export type Direction = "left" | "right" | "up" | "down";

/** How much worse it is to be off the line than to be far along it. */
const ASIDE = 2;

const ALONG: Record<Direction, (dx: number, dy: number) => [along: number, aside: number]> = {
  left: (dx, dy) => [-dx, dy],
  right: (dx, dy) => [dx, dy],
  up: (dx, dy) => [-dy, dx],
  down: (dx, dy) => [dy, dx],
};

/** The nearest place within a right angle in a direction; null when there is none. */
export function nextPlace(
  places: readonly Place[],
  from: Place,
  direction: Direction,
): Place | null {
  let best: Place | null = null;
  let shortest = Infinity;
  for (const place of places) {
    const [along, aside] = ALONG[direction](place.x - from.x, place.y - from.y);
    if (place === from || along <= 0 || Math.abs(aside) > along) continue;
    const far = along + ASIDE * Math.abs(aside);
    if (far < shortest) {
      shortest = far;
      best = place;
    }
  }
  return best;
}

interface Point {
  x: number;
  y: number;
}

/** Finds places by where they are; `stale` once any of them has moved. */
export class Finder {
  readonly #places: readonly Place[];
  #tree: Quadtree<Place> | undefined;

  constructor(places: readonly Place[]) {
    this.#places = places;
  }

  stale(): void {
    this.#tree = undefined;
  }

  /** The place whose circle is under a point of the map, at a zoom; so many pixels around it count as well. */
  at(point: Point, zoom: number, slackPx: number): Place | null {
    return circleAt(this.#quadtree(), point, zoom, slackPx);
  }

  /** The place that an arrow key leads to, from one place, or else from a point. */
  next(from: Place | undefined, { x, y }: Point, direction: Direction): Place | null {
    if (from) return nextPlace(this.#places, from, direction);
    return this.#quadtree().find(x, y) ?? null;
  }

  #quadtree(): Quadtree<Place> {
    return (this.#tree ??= quadtree(
      [...this.#places],
      ({ x }) => x,
      ({ y }) => y,
    ));
  }
}

function circleAt(
  tree: Quadtree<Place>,
  point: Point,
  zoom: number,
  slackPx: number,
): Place | null {
  const scale = radiusScale(zoom) / zoom;
  const slack = slackPx / zoom;
  const reach = LARGEST * scale + slack;
  let best: Place | null = null;
  let nearest = slack;
  tree.visit((node, x0, y0, x1, y1) => {
    if (node.length === undefined) {
      for (let leaf: QuadtreeLeaf<Place> | undefined = node; leaf; leaf = leaf.next) {
        const { x, y, radius } = leaf.data;
        // Negative inside, so that of two that overlap the one goes first whose circle is deeper there.
        const outside = Math.hypot(point.x - x, point.y - y) - radius * scale;
        if (outside <= nearest) {
          nearest = outside;
          best = leaf.data;
        }
      }
    }
    return (
      x0 > point.x + reach || x1 < point.x - reach || y0 > point.y + reach || y1 < point.y - reach
    );
  });
  return best;
}
