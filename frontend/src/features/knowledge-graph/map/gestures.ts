import { drag, type D3DragEvent } from "d3-drag";
import { pointer, select, type Selection } from "d3-selection";
import { zoom, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import type { Place } from "./places";
import { MOST_ZOOM, type Size } from "./viewport";

interface Gestures {
  size: () => Size;
  placeAt: (x: number, y: number, touch: boolean) => Place | null;
  /** Where a place is on the screen. */
  spotOf: (place: Place) => [number, number];
  isSelected: (place: Place) => boolean;
  onZoom: (transform: ZoomTransform, byReader: boolean) => void;
  onDrag: (place: Place, x: number, y: number) => void;
  onDrop: () => void;
  onHover: (place: Place | null) => void;
  onClick: (place: Place | null) => void;
}

interface Subject {
  x: number;
  y: number;
  place: Place;
}

const CLICK_PX = 4;
const LEAST_ZOOM = 0.03;

function isTouch(event: unknown): boolean {
  return event instanceof Event && event.type.startsWith("touch");
}

/** What a pointer does on the canvas. Returns how to move the view by other means, and how to stop. */
export function attachGestures(canvas: HTMLCanvasElement, gestures: Gestures) {
  const selection = select<HTMLCanvasElement, unknown>(canvas);
  const zooming = zoomBehavior(gestures);
  // Before zooming, so that a topic under the pointer is dragged and not the map beneath it.
  selection.call(dragBehavior(gestures)).call(zooming).on("dblclick.zoom", null);
  // One finger scrolls the page past the map.
  selection.style("touch-action", "pan-y");
  watchPointer(selection, gestures);
  return {
    moveTo: (transform: ZoomTransform) => {
      zooming.transform(selection, transform);
    },
    zoomBy: (factor: number) => {
      zooming.scaleBy(selection, factor);
    },
    detach: () => {
      selection.on(".drag .zoom .map", null);
    },
  };
}

function zoomBehavior({ size, onZoom }: Gestures): ZoomBehavior<HTMLCanvasElement, unknown> {
  return zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([LEAST_ZOOM, MOST_ZOOM])
    .clickDistance(CLICK_PX)
    .extent(() => [
      [0, 0],
      [size().width, size().height],
    ])
    .filter((event: MouseEvent | TouchEvent) => {
      if ("touches" in event) return event.touches.length > 1;
      return !event.button && (!event.ctrlKey || event.type === "wheel");
    })
    .on("zoom", (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      onZoom(event.transform, Boolean(event.sourceEvent));
    });
}

type DragEvent = D3DragEvent<HTMLCanvasElement, unknown, Subject>;

function dragBehavior({ placeAt, spotOf, isSelected, onDrag, onDrop }: Gestures) {
  return drag<HTMLCanvasElement, unknown, Subject | null>()
    .clickDistance(CLICK_PX)
    .subject((event: DragEvent): Subject | null => {
      const touch = isTouch(event.sourceEvent);
      const place = placeAt(event.x, event.y, touch);
      // A finger may be about to scroll the page: it drags only what it has tapped before.
      if (!place || (touch && !isSelected(place))) return null;
      const [x, y] = spotOf(place);
      return { x, y, place };
    })
    .on("drag", (event: DragEvent) => {
      onDrag(event.subject.place, event.x, event.y);
    })
    .on("end", onDrop);
}

function watchPointer(
  selection: Selection<HTMLCanvasElement, unknown, null, undefined>,
  { placeAt, onHover, onClick }: Gestures,
): void {
  selection
    .on("pointermove.map", (event: PointerEvent) => {
      if (event.pointerType === "touch" || event.buttons) return;
      const [x, y] = pointer(event);
      onHover(placeAt(x, y, false));
    })
    .on("pointerleave.map", () => {
      onHover(null);
    })
    .on("click.map", (event: PointerEvent) => {
      const [x, y] = pointer(event);
      onClick(placeAt(x, y, event.pointerType === "touch"));
    });
}
