import type { ZoomTransform } from "d3-zoom";
import { SHADES, opacityOf, shadeOf } from "../ability-color";
import type { Link, TopicGraph } from "../graph";
import type { Label } from "./labels";
import type { Palette } from "./palette";
import type { Place } from "./places";
import { radiusScale, type Size } from "./viewport";

export interface Scene {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  graph: TopicGraph;
  places: readonly Place[];
  palette: Palette;
  transform: ZoomTransform;
  size: Size;
}

/** By weight, the weakest first: all links of one look are one path, which is drawn at once. */
const LINK_LOOKS = [
  { to: 0.25, width: 1, alpha: 0.3 },
  { to: 0.5, width: 1, alpha: 0.5 },
  { to: 0.75, width: 1.6, alpha: 0.65 },
  { to: Infinity, width: 2.6, alpha: 0.8 },
];
/** Where there are more links than this, each is fainter, or they would be all there is to see. */
const MANY_LINKS = 400;
const CROWDED = 1_100;

export function drawLinks(scene: Scene, links: readonly Link[], strong = false): void {
  const { context, palette, graph } = scene;
  const crowded = graph.links.length > CROWDED;
  const crowd = strong ? 1 : Math.max(0.3, Math.min(1, Math.sqrt(MANY_LINKS / graph.links.length)));
  context.strokeStyle = strong ? palette.strongLink : palette.link;
  let from = -Infinity;
  for (const { to, width, alpha } of LINK_LOOKS) {
    context.globalAlpha = alpha * crowd;
    // Thin lines cost a fraction of wider ones, so in a crowd all are thin.
    context.lineWidth = crowded ? Math.min(1, width) : width;
    context.beginPath();
    for (const link of links) {
      if (link.weight >= from && link.weight < to) tracePath(scene, link);
    }
    context.stroke();
    from = to;
  }
  context.globalAlpha = 1;
}

function tracePath({ context, places, transform, size }: Scene, { source, target }: Link): void {
  const a = places[source];
  const b = places[target];
  if (!a || !b) return;
  const ax = transform.applyX(a.x);
  const ay = transform.applyY(a.y);
  const bx = transform.applyX(b.x);
  const by = transform.applyY(b.y);
  const outside =
    (ax < 0 && bx < 0) ||
    (ay < 0 && by < 0) ||
    (ax > size.width && bx > size.width) ||
    (ay > size.height && by > size.height);
  if (outside) return;
  context.moveTo(ax, ay);
  context.lineTo(bx, by);
}

/** Circles, those of one look together: the ground beneath, the colour as opaque as it is certain, an edge. */
export function drawNodes(scene: Scene, nodes: Iterable<Place>): void {
  const { context, graph, palette } = scene;
  const looks = new Map<string, { shade: number; opacity: number; places: Place[] }>();
  for (const place of nodes) {
    const topic = graph.topics[place.index];
    if (!topic || !nearView(scene, place)) continue;
    const known = shadeOf(topic);
    const look = { shade: known ?? SHADES, opacity: known === null ? 0.15 : opacityOf(topic) };
    const key = `${look.shade} ${look.opacity}`;
    const same = looks.get(key);
    if (same) same.places.push(place);
    else looks.set(key, { ...look, places: [place] });
  }
  context.lineWidth = 1.5;
  for (const { shade, opacity, places } of looks.values()) {
    const color = palette.shades[shade] ?? "";
    context.beginPath();
    for (const place of places) traceCircle(scene, place);
    context.fillStyle = palette.ground;
    context.fill();
    context.globalAlpha = opacity;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.stroke();
  }
  drawPins(scene, nodes);
}

function nearView({ transform, size }: Scene, place: Place): boolean {
  const [x, y] = transform.apply([place.x, place.y]);
  const room = place.radius * radiusScale(transform.k) + 4;
  return x > -room && y > -room && x < size.width + room && y < size.height + room;
}

function traceCircle({ context, transform }: Scene, { x, y, radius }: Place, more = 0): void {
  const [cx, cy] = transform.apply([x, y]);
  const r = radius * radiusScale(transform.k) + more;
  context.moveTo(cx + r, cy);
  context.arc(cx, cy, r, 0, 2 * Math.PI);
}

/** A dot in the middle of what the reader has put in its place. */
function drawPins({ context, transform, palette }: Scene, nodes: Iterable<Place>): void {
  context.beginPath();
  for (const { x, y, pinned } of nodes) {
    if (!pinned) continue;
    const [cx, cy] = transform.apply([x, y]);
    context.moveTo(cx + 2, cy);
    context.arc(cx, cy, 2, 0, 2 * Math.PI);
  }
  context.fillStyle = palette.text;
  context.fill();
}

export function drawRing(scene: Scene, place: Place): void {
  const { context, palette } = scene;
  context.beginPath();
  traceCircle(scene, place, 4);
  context.lineWidth = 2.5;
  context.strokeStyle = palette.ring;
  context.stroke();
}

export const LABEL_FONT = "500 12px ui-sans-serif, system-ui, sans-serif";

export function drawLabels({ context, palette }: Scene, labels: readonly Label[]): void {
  context.font = LABEL_FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = palette.ground;
  context.fillStyle = palette.text;
  for (const { text, x, y } of labels) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
