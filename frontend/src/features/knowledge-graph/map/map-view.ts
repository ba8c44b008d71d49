import type { ZoomTransform } from "d3-zoom";
import type { TopicGraph } from "../graph";
import { Camera, type Circle } from "./camera";
import { attachGestures } from "./gestures";
import { Finder, type Direction } from "./nearest";
import { Painter } from "./painter";
import { onThemeChange, readPalette } from "./palette";
import { Places, type Place } from "./places";
import { Puller } from "./puller";

export interface MapEvents {
  onHover: (spot: Circle | null) => void;
  onSelect: (index: number | null) => void;
  onArranging: (arranging: boolean) => void;
  /** Which topics the reader has put in their place. */
  onPinned: (pinned: ReadonlySet<number>) => void;
}

const SETTLE_MS = 140;
/** Room around a circle that still counts as the circle. */
const SLACK_PX = 3;
const SLACK_TOUCH_PX = 14;

/** The map on a canvas: where everything is, what is looked at, and what pointers and keys do to it. */
export class MapView {
  readonly #canvas: HTMLCanvasElement;
  readonly #graph: TopicGraph;
  readonly #events: MapEvents;
  readonly #places: Places;
  readonly #finder: Finder;
  readonly #painter: Painter;
  readonly #puller: Puller;
  readonly #gestures: ReturnType<typeof attachGestures>;
  readonly #sizes: ResizeObserver;
  readonly #forgetTheme: () => void;
  readonly #camera = new Camera();
  #hovered: number | null = null;
  #selected: number | null = null;
  #matches: readonly number[] | null = null;
  /** Nothing is shown before the first layout. */
  #ready = false;
  #frame = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, graph: TopicGraph, events: MapEvents) {
    this.#canvas = canvas;
    this.#graph = graph;
    this.#events = events;
    this.#places = new Places(graph);
    this.#finder = new Finder(this.#places.all);
    this.#painter = new Painter(canvas, readPalette(canvas));
    this.#puller = new Puller(graph, this.#places.all, this.#rearranged);
    this.#gestures = attachGestures(canvas, {
      size: () => this.#camera.size,
      placeAt: (x, y, touch) => {
        const slack = touch ? SLACK_TOUCH_PX : SLACK_PX;
        return this.#finder.at(this.#camera.toMap(x, y), this.#camera.transform.k, slack);
      },
      spotOf: (place) => this.#camera.toScreen(place),
      isSelected: ({ index }) => index === this.#selected,
      onZoom: this.#zoomed,
      onDrag: this.#dragged,
      onDrop: this.#dropped,
      onHover: this.#hover,
      onClick: (place) => {
        events.onSelect(place?.index ?? null);
      },
    });
    this.#sizes = new ResizeObserver(this.#resized);
    this.#sizes.observe(canvas);
    this.#forgetTheme = onThemeChange(() => {
      this.#painter.palette = readPalette(canvas);
      this.#repaint();
    });
    this.#resized();
    this.#places.open(this.#arranging());
    this.#tellPinned();
  }

  destroy(): void {
    this.#gestures.detach();
    this.#sizes.disconnect();
    this.#forgetTheme();
    this.#places.stop();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
  }

  /** Select a topic and bring it into view; `close` to see it well among many. */
  select(index: number | null, close = false): void {
    this.#selected = index;
    const place = this.#placeOf(index);
    const to = place && this.#camera.towards(place, close);
    if (to) {
      this.#camera.moved = true;
      this.#gestures.moveTo(to);
    }
    this.#wish();
  }

  showMatches(matches: readonly number[] | null): void {
    this.#matches = matches;
    this.#wish();
  }

  /** The topic that an arrow key leads to; the one in the middle of the view when none is selected. */
  next(direction: Direction): number | null {
    const from = this.#placeOf(this.#selected);
    return this.#finder.next(from, this.#camera.middle(), direction)?.index ?? null;
  }

  zoomBy(factor: number): void {
    this.#camera.moved = true;
    this.#gestures.zoomBy(factor);
  }

  fit(): void {
    this.#camera.moved = false;
    this.#gestures.moveTo(this.#camera.everything(this.#places.all));
  }

  layOutAgain(): void {
    this.#puller.stop();
    this.#camera.moved = false;
    this.#places.layOutAgain(this.#arranging());
  }

  unpin(indexes: Iterable<number>): void {
    for (const index of indexes) {
      const place = this.#placeOf(index);
      if (place) place.pinned = false;
    }
    this.#places.save();
    this.#tellPinned();
    this.#repaint();
  }

  #arranging() {
    this.#events.onArranging(true);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const show = () => {
      this.#ready = true;
      this.#finder.stale();
      if (!this.#camera.moved) this.fit();
      this.#repaint();
    };
    return {
      aspect: this.#camera.aspect,
      onNews: () => {
        if (!calm) show();
      },
      onDone: () => {
        show();
        this.#events.onArranging(false);
      },
    };
  }

  #resized = (): void => {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width && height) this.#camera.size = { width, height };
    this.#painter.resize(this.#camera.size, window.devicePixelRatio);
    if (this.#ready && !this.#camera.moved) this.fit();
    this.#repaint();
  };

  #zoomed = (transform: ZoomTransform, byReader: boolean): void => {
    this.#camera.transform = transform;
    this.#camera.moved ||= byReader;
    this.#hover(null);
    if (this.#painter.isQuick(this.#graph)) this.#repaint();
    else {
      // A large map is moved as a picture, and drawn anew when the gesture is over.
      clearTimeout(this.#settling);
      this.#settling = setTimeout(this.#repaint, SETTLE_MS);
      this.#wish();
    }
  };

  #dragged = (place: Place, x: number, y: number): void => {
    this.#hover(null);
    this.#puller.drag(place, this.#camera.toMap(x, y));
    this.#wish();
  };

  #dropped = (): void => {
    if (!this.#puller.drop()) return;
    this.#places.save();
    this.#tellPinned();
    this.#wish();
  };

  /** Something has come to rest in a new place, or begins to leave its own. */
  #rearranged = (): void => {
    this.#finder.stale();
    if (!this.#puller.moving) this.#places.save();
    this.#repaint();
  };

  #hover = (place: Place | null): void => {
    const index = place?.index ?? null;
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.#canvas.style.cursor = place ? "pointer" : "grab";
    if (place) {
      this.#events.onHover(this.#camera.circleOf(place));
    } else this.#events.onHover(null);
    this.#wish();
  };

  #tellPinned(): void {
    const pinned = this.#places.all.filter((place) => place.pinned);
    this.#events.onPinned(new Set(pinned.map(({ index }) => index)));
  }

  #repaint = (): void => {
    clearTimeout(this.#settling);
    this.#painter.stale();
    this.#wish();
  };

  #wish(): void {
    this.#frame ||= requestAnimationFrame(this.#paint);
  }

  #paint = (): void => {
    this.#frame = 0;
    if (!this.#ready) return;
    if (this.#puller.step()) this.#wish();
    const { transform, size } = this.#camera;
    this.#painter.paint(
      { graph: this.#graph, places: this.#places.all, transform, size },
      {
        selected: this.#selected,
        hovered: this.#hovered,
        matches: this.#matches,
        moving: this.#puller.moving,
      },
    );
  };

  #placeOf(index: number | null): Place | undefined {
    return index === null ? undefined : this.#places.all[index];
  }
}
