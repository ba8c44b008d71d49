import { zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Place } from "./places";

export interface Size {
  width: number;
  height: number;
}

const PADDING = 44;
/** Room for the buttons. */
const PADDING_BELOW = 72;
const NEAREST = 1.4;
export const MOST_ZOOM = 5;

/** Circles grow more slowly than the distances between them, so that zooming in makes room. */
export function radiusScale(zoom: number): number {
  return zoom ** 0.75;
}

/** All places in view. */
export function fit(places: readonly Place[], { width, height }: Size): ZoomTransform {
  if (places.length === 0) return zoomIdentity.translate(width / 2, height / 2);
  const left = Math.min(...places.map(({ x, radius }) => x - radius));
  const right = Math.max(...places.map(({ x, radius }) => x + radius));
  const top = Math.min(...places.map(({ y, radius }) => y - radius));
  const bottom = Math.max(...places.map(({ y, radius }) => y + radius));
  const zoom = Math.min(
    Math.max(1, width - 2 * PADDING) / Math.max(1, right - left),
    Math.max(1, height - PADDING - PADDING_BELOW) / Math.max(1, bottom - top),
    NEAREST,
  );
  const above = { width, height: height - (PADDING_BELOW - PADDING) };
  return centreOn((left + right) / 2, (top + bottom) / 2, zoom, above);
}

export function centreOn(x: number, y: number, zoom: number, size: Size): ZoomTransform {
  return zoomIdentity
    .translate(size.width / 2, size.height / 2)
    .scale(zoom)
    .translate(-x, -y);
}

export function inView(place: Place, transform: ZoomTransform, size: Size): boolean {
  const [x, y] = transform.apply([place.x, place.y]);
  const room = PADDING / 2;
  return x >= room && x <= size.width - room && y >= room && y <= size.height - room;
}
