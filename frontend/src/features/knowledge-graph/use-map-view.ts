import { useCallback, useRef, useState, type RefObject } from "react";
import type { TopicGraph } from "./graph";
import type { Circle } from "./map/camera";
import { MapView } from "./map/map-view";

interface MapViewState {
  /** For the canvas: the map is drawn on it as long as it is there. */
  canvasRef: (canvas: HTMLCanvasElement) => () => void;
  view: RefObject<MapView | null>;
  hover: Circle | null;
  arranging: boolean;
  pinned: ReadonlySet<number>;
}

export function useMapView(
  graph: TopicGraph,
  onSelect: (index: number | null) => void,
): MapViewState {
  const view = useRef<MapView>(null);
  const [hover, setHover] = useState<Circle | null>(null);
  const [arranging, setArranging] = useState(false);
  const [pinned, setPinned] = useState<ReadonlySet<number>>(new Set());
  const canvasRef = useCallback(
    (canvas: HTMLCanvasElement) => {
      const created = new MapView(canvas, graph, {
        onHover: setHover,
        onSelect,
        onArranging: setArranging,
        onPinned: setPinned,
      });
      view.current = created;
      return () => {
        created.destroy();
        view.current = null;
      };
    },
    [graph, onSelect],
  );
  return { canvasRef, view, hover, arranging, pinned };
}
