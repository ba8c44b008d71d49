import { useCallback, useEffect, useId, useRef, type KeyboardEvent } from "react";
import { Button } from "@/components/button";
import type { TopicGraph } from "../graph";
import { commandOf, ZOOM_STEP } from "../map-keys";
import { useMapView } from "../use-map-view";
import { topicText } from "../words";
import { HoverCard } from "./hover-card";
import { MapControls } from "./map-controls";
import { MapFrame } from "./map-frame";
import { MapLegend } from "./map-legend";
import { TopicDetails } from "./topic-details";
import type { Selection } from "./topic-explorer";

interface TopicMapProps {
  graph: TopicGraph;
  matches: readonly number[] | null;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
}

export function TopicMap({ graph, matches, selection, onSelect }: TopicMapProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLElement>(null);
  const choose = useCallback(
    (index: number | null) => {
      const topic = index === null ? undefined : graph.topics[index];
      onSelect(topic ? { id: topic.id, found: false } : null);
    },
    [graph, onSelect],
  );
  const { canvasRef, view, hover, arranging, pinned } = useMapView(graph, choose);
  const index = selection ? (graph.indexOf.get(selection.id) ?? null) : null;
  const topic = index === null ? undefined : graph.topics[index];
  const hovered = hover && graph.topics[hover.index];

  useEffect(() => {
    view.current?.select(index, selection?.found);
  }, [view, graph, index, selection]);
  useEffect(() => {
    view.current?.showMatches(matches);
  }, [view, graph, matches]);

  // On a phone it is below the map, out of view.
  useEffect(() => {
    if (index !== null) details.current?.scrollIntoView({ block: "nearest" });
  }, [index]);

  const close = () => {
    onSelect(null);
    frame.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (!command || (command.do === "open" && !topic)) return;
    event.preventDefault();
    switch (command.do) {
      case "go": {
        const next = view.current?.next(command.direction) ?? null;
        if (next !== null) choose(next);
        break;
      }
      case "zoom":
        view.current?.zoomBy(command.factor);
        break;
      case "fit":
        view.current?.fit();
        break;
      case "open":
        details.current?.querySelector<HTMLElement>("a")?.focus();
        break;
      case "leave":
        onSelect(null);
    }
  };

  return (
    <div className="mt-6">
      <div className="relative">
        <div className="relative">
          <MapFrame ref={frame} busy={arranging} describedBy={`${id}-keys`} onKeyDown={press}>
            <canvas ref={canvasRef} aria-hidden="true" className="size-full cursor-grab" />
          </MapFrame>
          <MapControls
            onZoomIn={() => view.current?.zoomBy(ZOOM_STEP)}
            onZoomOut={() => view.current?.zoomBy(1 / ZOOM_STEP)}
            onFit={() => view.current?.fit()}
          />
          {hovered && <HoverCard topic={hovered} circle={hover} />}
        </div>
        {topic && index !== null && (
          // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- Escape bubbles up to here from what is inside.
          <div
            onKeyDown={(event) => {
              if (event.key === "Escape") close();
            }}
            className="mt-4 sm:pointer-events-none sm:absolute sm:inset-y-3 sm:right-3 sm:mt-0 sm:w-92"
          >
            <TopicDetails
              ref={details}
              graph={graph}
              topic={topic}
              pinned={pinned.has(index)}
              onPick={(other) => {
                onSelect({ id: other.id, found: false });
              }}
              onUnpin={() => view.current?.unpin([index])}
              onClose={close}
            />
          </div>
        )}
      </div>
      <p role="status" className="sr-only">
        {topic && topicText(topic)}
      </p>
      <div className="mt-4 flex flex-wrap items-start justify-between gap-4">
        <MapLegend />
        <div className="flex flex-wrap gap-3">
          {pinned.size > 0 && (
            <Button variant="quiet" onClick={() => view.current?.unpin(pinned)}>
              Unpin all
            </Button>
          )}
          <Button busy={arranging} onClick={() => view.current?.layOutAgain()}>
            Lay out again
          </Button>
        </div>
      </div>
      <p id={`${id}-keys`} className="mt-4 max-w-3xl text-sm text-faint">
        Drag topics to where you want them; they stay there. On a touch screen, tap a topic before
        you drag it, and move the map with two fingers. With the keyboard: arrow keys go from topic
        to topic, Enter leads to what you can do with one, Escape leaves it, + and − zoom, 0 shows
        everything. The list has the same content.
      </p>
    </div>
  );
}
