import type { TopicGraph } from "../graph";
import type { Place } from "./places";
import { startPull, type Moving, type Pull } from "./pull";

/** What the reader drags, and what still comes to rest after it. */
export class Puller {
  readonly #graph: TopicGraph;
  readonly #places: readonly Place[];
  /** Called when another set of topics moves than before. */
  readonly #onChange: () => void;
  #pull: Pull | undefined;
  #held: Place | undefined;

  constructor(graph: TopicGraph, places: readonly Place[], onChange: () => void) {
    this.#graph = graph;
    this.#places = places;
    this.#onChange = onChange;
  }

  get moving(): Moving | undefined {
    return this.#pull?.moving;
  }

  drag(place: Place, { x, y }: { x: number; y: number }): void {
    if (place !== this.#held) {
      this.stop();
      this.#held = place;
      place.pinned = true;
      this.#pull = startPull(this.#graph, this.#places, place.index);
      this.#onChange();
    }
    this.#pull?.to(x, y);
  }

  /** False when nothing was held. */
  drop(): boolean {
    if (!this.#held) return false;
    this.#held = undefined;
    this.#pull?.release();
    return true;
  }

  /** Move by a step; false once nothing moves. */
  step(): boolean {
    if (!this.#pull) return false;
    if (this.#pull.step()) return true;
    this.stop();
    return false;
  }

  stop(): void {
    if (!this.#pull) return;
    this.#pull = undefined;
    this.#onChange();
  }
}
