import { zoomIdentity, type ZoomTransform } from "d3-zoom";
import { drawLabels, drawLinks, drawNodes, LABEL_FONT, type Scene } from "./draw";
import { chooseLabels, type Label, type NamedCircle } from "./labels";
import type { Place } from "./places";
import { radiusScale, type Size } from "./viewport";

/** More is drawn than is in view, by this share on every side, so that panning finds something there. */
const MARGIN = 0.2;
/** So much room for each name; more in a view from far, where they would cover all there is. */
const PIXELS_PER_NAME = 14_000;
const FROM_FAR = 0.5;
const FEWEST_NAMES = 12;

const NOTHING: ReadonlySet<number> = new Set();

/** The whole map as two pictures, drawn once and then only copied, until something in it has changed. */
export class GroundLayer {
  #map: ImageBitmap | undefined;
  #names: ImageBitmap | undefined;
  #labels: readonly Label[] = [];
  #transform: ZoomTransform = zoomIdentity;
  #margin: Size = { width: 0, height: 0 };
  stale = true;

  /** Draw everything but the topics that are left out, and their links. */
  draw(scene: Scene, density: number, without: ReadonlySet<number> = NOTHING): void {
    const { width, height } = scene.size;
    this.#margin = { width: Math.round(width * MARGIN), height: Math.round(height * MARGIN) };
    const size = {
      width: width + 2 * this.#margin.width,
      height: height + 2 * this.#margin.height,
    };
    this.#transform = scene.transform;
    const { x, y, k } = scene.transform;
    const transform = zoomIdentity
      .translate(x + this.#margin.width, y + this.#margin.height)
      .scale(k);
    const links = scene.graph.links.filter(
      ({ source, target }) => !without.has(source) && !without.has(target),
    );
    const places = scene.places.filter(({ index }) => !without.has(index));
    const whole = { ...scene, size, transform };
    this.#map = picture(whole, density, (onMap) => {
      drawLinks(onMap, links);
      drawNodes(onMap, places);
    });
    const room = PIXELS_PER_NAME * Math.max(1, FROM_FAR / k);
    const most = Math.max(FEWEST_NAMES, Math.round((size.width * size.height) / room));
    this.#names = picture(whole, density, (onNames) => {
      this.#labels = namesOf(onNames, byPostsRead(scene, places), most);
      drawLabels(onNames, this.#labels);
    });
    this.stale = false;
  }

  copyMapTo(scene: Scene): void {
    this.#copy(this.#map, scene);
  }

  copyNamesTo(scene: Scene): void {
    this.#copy(this.#names, scene);
  }

  /** Those of the names in the picture that belong to these topics. */
  labelsOf(topics: ReadonlySet<number>, scene: Scene): Label[] {
    const { left, top, zoom } = this.#shift(scene);
    return this.#labels
      .filter(({ index }) => topics.has(index))
      .map((label) => ({ ...label, x: left + label.x * zoom, y: top + label.y * zoom }));
  }

  #copy(picture: ImageBitmap | undefined, scene: Scene): void {
    if (!picture) return;
    const { left, top, zoom } = this.#shift(scene);
    const width = (scene.size.width + 2 * this.#margin.width) * zoom;
    const height = (scene.size.height + 2 * this.#margin.height) * zoom;
    scene.context.drawImage(picture, left, top, width, height);
  }

  /** How far the map has been moved and zoomed since the pictures were drawn. */
  #shift({ transform }: Scene): { left: number; top: number; zoom: number } {
    const zoom = transform.k / this.#transform.k;
    return {
      left: transform.x - (this.#transform.x + this.#margin.width) * zoom,
      top: transform.y - (this.#transform.y + this.#margin.height) * zoom,
      zoom,
    };
  }
}

/** A bitmap is copied in a fraction of the time that a canvas takes, which may change with every copy. */
function picture(
  scene: Scene,
  density: number,
  draw: (scene: Scene) => void,
): ImageBitmap | undefined {
  const { width, height } = scene.size;
  const canvas = new OffscreenCanvas(width * density, height * density);
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.scale(density, density);
  draw({ ...scene, context });
  return canvas.transferToImageBitmap();
}

function byPostsRead({ graph }: Scene, places: readonly Place[]): Place[] {
  const posts = ({ index }: Place) => graph.topics[index]?.posts_read ?? 0;
  return places.toSorted((a, b) => posts(b) - posts(a));
}

/** The names of these topics that have room, the first ones first. */
export function namesOf(
  { context, graph, transform, size }: Scene,
  places: readonly Place[],
  most: number,
  written: readonly Label[] = [],
): Label[] {
  context.font = LABEL_FONT;
  const wishes: NamedCircle[] = [];
  for (const place of places) {
    const [x, y] = transform.apply([place.x, place.y]);
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const text = graph.topics[place.index]?.name ?? "";
    wishes.push({
      index: place.index,
      text,
      x,
      y,
      radius: place.radius * radiusScale(transform.k),
    });
  }
  return chooseLabels(wishes, (text) => context.measureText(text).width, most, written);
}
