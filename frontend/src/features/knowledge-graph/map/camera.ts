import { zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Place } from "./places";
import { centreOn, fit, inView, radiusScale, type Size } from "./viewport";

/** Where nothing is laid out in pixels. */
const ANY_SIZE: Size = { width: 800, height: 600 };
const CLOSE_ZOOM = 1;
const WIDE_PX = 600;
const COVERED_PX = 380;

/** A topic as it is on the screen. */
export interface Circle {
  index: number;
  x: number;
  y: number;
  radius: number;
}

/** Which part of the map is in view. Moved through gestures alone, which keep the browser's state of it. */
export class Camera {
  transform: ZoomTransform = zoomIdentity;
  size = ANY_SIZE;
  /** Once the reader has moved the view it is theirs, and no longer fitted to the map. */
  moved = false;

  /** How much wider than high the view is; not more than a map can follow. */
  get aspect(): number {
    return Math.max(0.6, Math.min(1.8, this.size.width / this.size.height));
  }

  toScreen({ x, y }: Place): [number, number] {
    return this.transform.apply([x, y]);
  }

  toMap(screenX: number, screenY: number): { x: number; y: number } {
    const [x, y] = this.transform.invert([screenX, screenY]);
    return { x, y };
  }

  middle(): { x: number; y: number } {
    return this.toMap(this.size.width / 2, this.size.height / 2);
  }

  circleOf(place: Place): Circle {
    const [x, y] = this.toScreen(place);
    return { index: place.index, x, y, radius: place.radius * radiusScale(this.transform.k) };
  }

  /** Where the view would have to go for a place to be seen; null when it is seen already. */
  towards(place: Place, close: boolean): ZoomTransform | null {
    const { width, height } = this.size;
    // What is known of the topic covers the right of a wide map.
    const size = { width: width < WIDE_PX ? width : width - COVERED_PX, height };
    if (!close && inView(place, this.transform, size)) return null;
    const zoom = close ? Math.max(this.transform.k, CLOSE_ZOOM) : this.transform.k;
    return centreOn(place.x, place.y, zoom, size);
  }

  everything(places: readonly Place[]): ZoomTransform {
    return fit(places, this.size);
  }
}
