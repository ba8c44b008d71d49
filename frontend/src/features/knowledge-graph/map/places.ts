import type { TopicGraph } from "../graph";
import { arrange } from "./arrange";
import { startLayout } from "./layout-start";
import { readSpots, saveSpots, type SavedSpots } from "./saved-spots";

/** Where a topic is on the map, and how large. */
export interface Place {
  readonly index: number;
  readonly radius: number;
  x: number;
  y: number;
  pinned: boolean;
}

const SMALLEST = 6;
export const LARGEST = 24;
/** With few posts read, the most-read topic is not yet a large one. */
const MANY_POSTS = 9;

/** Radii by posts read: the areas grow with the posts. */
export function radiiOf(graph: TopicGraph): number[] {
  const most = Math.max(MANY_POSTS, ...graph.topics.map(({ posts_read }) => posts_read));
  return graph.topics.map(
    ({ posts_read }) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(posts_read / most),
  );
}

interface Arranging {
  /** How much wider than high the map may be. */
  aspect: number;
  onNews: () => void;
  onDone: () => void;
}

/** The places of all topics: laid out once, then kept between visits. */
export class Places {
  readonly all: readonly Place[];
  readonly #graph: TopicGraph;
  #stop: (() => void) | undefined;

  constructor(graph: TopicGraph) {
    this.#graph = graph;
    this.all = radiiOf(graph).map((radius, index) => ({
      index,
      radius,
      x: 0,
      y: 0,
      pinned: false,
    }));
  }

  /** Put everything where it was and lay out what is new. */
  open(arranging: Arranging): void {
    this.#arrange(readSpots(), arranging);
  }

  /** Lay out everything anew, but for what the reader has put in its place. */
  layOutAgain(arranging: Arranging): void {
    const pinned = [...this.#saved()].filter(([, { pinned }]) => pinned);
    this.#arrange(new Map(pinned), arranging);
  }

  save(): void {
    saveSpots(this.#saved());
  }

  stop(): void {
    this.#stop?.();
  }

  #arrange(saved: SavedSpots, { aspect, onNews, onDone }: Arranging): void {
    this.#stop?.();
    const { spots, held } = startLayout(this.#graph, saved);
    const put = (where: readonly { x: number; y: number }[]) => {
      for (const [index, place] of this.all.entries()) Object.assign(place, where[index]);
    };
    put(spots);
    for (const place of this.all) {
      place.pinned = saved.get(this.#idOf(place))?.pinned ?? false;
    }
    if (held.every(Boolean)) {
      onDone();
      return;
    }
    const radii = this.all.map(({ radius }) => radius);
    const job = { radii, links: this.#graph.links, spots, held, aspect };
    this.#stop = arrange(job, (news) => {
      put(news.spots);
      if (!news.done) {
        onNews();
        return;
      }
      this.save();
      onDone();
    });
  }

  #saved(): SavedSpots {
    return new Map(
      this.all.map((place) => [
        this.#idOf(place),
        { x: place.x, y: place.y, pinned: place.pinned },
      ]),
    );
  }

  #idOf({ index }: Place): string {
    return this.#graph.topics[index]?.id ?? "";
  }
}
