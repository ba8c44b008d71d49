import type { TopicGraph } from "../graph";
import { drawLabels, drawLinks, drawNodes, drawRing, type Scene } from "./draw";
import { GroundLayer, namesOf } from "./ground-layer";
import type { Palette } from "./palette";
import type { Place } from "./places";
import type { Moving } from "./pull";
import type { Size } from "./viewport";

interface Looks {
  selected: number | null;
  hovered: number | null;
  /** What a search has found; null without a search. */
  matches: readonly number[] | null;
  moving: Moving | undefined;
}

const QUICK_TOPICS = 400;
const QUICK_LINKS = 1_500;
/** What is left of everything else while a topic or what a search found stands out. */
const DIMMED = 0.35;
const MOST_NAMES = 24;

/** Paints frames: the map as a picture, and over it what moves and what stands out. */
export class Painter {
  palette: Palette;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #ground = new GroundLayer();
  #density = 1;
  /** What the picture was drawn without. */
  #without: Moving | undefined;

  constructor(canvas: HTMLCanvasElement, palette: Palette) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    this.palette = palette;
  }

  resize({ width, height }: Size, density: number): void {
    this.#density = density;
    this.#canvas.width = width * density;
    this.#canvas.height = height * density;
    this.stale();
  }

  /** The picture of the map is no longer true. */
  stale(): void {
    this.#ground.stale = true;
  }

  /** Whether the whole map can be drawn anew in every frame. */
  isQuick({ topics, links }: TopicGraph): boolean {
    return topics.length <= QUICK_TOPICS && links.length <= QUICK_LINKS;
  }

  paint(view: Omit<Scene, "context" | "palette">, looks: Looks): void {
    if (!this.#context) return;
    const scene = { ...view, context: this.#context, palette: this.palette };
    if (this.#ground.stale || this.#without !== looks.moving) {
      this.#without = looks.moving;
      this.#ground.draw(scene, this.#density, looks.moving?.topics);
    }
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#context.scale(this.#density, this.#density);
    const focus = looks.hovered ?? looks.selected;
    const standsOut = focus !== null || looks.matches !== null;
    this.#context.globalAlpha = standsOut ? DIMMED : 1;
    this.#ground.copyMapTo(scene);
    this.#ground.copyNamesTo(scene);
    this.#context.globalAlpha = 1;
    if (looks.moving) paintMoving(scene, looks.moving);
    const shown = focus === null ? (looks.matches ?? []) : paintLinksAt(scene, focus);
    const places = at(scene.places, shown);
    drawNodes(scene, places);
    this.#paintNames(
      scene,
      looks.moving ? [...at(scene.places, looks.moving.topics), ...places] : places,
    );
    const selected = looks.selected === null ? undefined : scene.places[looks.selected];
    if (selected) drawRing(scene, selected);
  }

  /** Where the picture has them already, else where there is room. */
  #paintNames(scene: Scene, places: readonly Place[]): void {
    const written = this.#ground.labelsOf(new Set(places.map(({ index }) => index)), scene);
    const named = new Set(written.map(({ index }) => index));
    const others = places.filter(({ index }) => !named.has(index));
    const most = Math.max(0, MOST_NAMES - written.length);
    drawLabels(scene, [...written, ...namesOf(scene, [...new Set(others)], most, written)]);
  }
}

function paintMoving(scene: Scene, { topics, links }: Moving): void {
  drawLinks(scene, links);
  drawNodes(scene, at(scene.places, topics));
}

/** Paint the links at a topic; return it and its neighbours. */
function paintLinksAt(scene: Scene, focus: number): number[] {
  const neighbours = scene.graph.neighbours[focus] ?? [];
  const links = neighbours.map(({ index, weight }) => ({ source: focus, target: index, weight }));
  drawLinks(scene, links, true);
  return [focus, ...neighbours.map(({ index }) => index)];
}

function at(places: readonly Place[], indexes: Iterable<number>): Place[] {
  return [...indexes].flatMap((index) => places[index] ?? []);
}
