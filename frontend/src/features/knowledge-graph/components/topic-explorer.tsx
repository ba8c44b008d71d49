import { lazy, Suspense, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { Loading } from "@/components/skeleton";
import { count } from "@/lib/format";
import type { TopicGraph } from "../graph";
import { searchTopics } from "../search";
import { TopicList } from "./topic-list";
import { TopicSearch } from "./topic-search";
import { ViewSwitch, type View } from "./view-switch";

// The list needs nothing of what draws the map, and other pages even less.
const TopicMap = lazy(async () => ({ default: (await import("./topic-map")).TopicMap }));

export interface Selection {
  id: string;
  /** Found by searching: it has to be seen well among many. */
  found: boolean;
}

/** All topics as a map or as a list, and what a search finds in either. */
export function TopicExplorer({ graph }: { graph: TopicGraph }) {
  const [params, setParams] = useSearchParams();
  const view: View = params.get("view") === "list" ? "list" : "map";
  const [typed, setTyped] = useState("");
  const [selection, setSelection] = useState<Selection | null>(null);
  const matches = useMemo(() => searchTopics(graph.topics, typed), [graph, typed]);

  const jump = () => {
    if (!matches?.length || view === "list") return;
    const at = matches.findIndex((index) => graph.topics[index]?.id === selection?.id);
    const topic = graph.topics[matches[(at + 1) % matches.length] ?? -1];
    if (topic) setSelection({ id: topic.id, found: true });
  };

  return (
    <>
      <div className="mt-8 flex flex-wrap items-center gap-4">
        <TopicSearch value={typed} onChange={setTyped} onEnter={jump} />
        <ViewSwitch
          value={view}
          onChange={(next) => {
            setParams(next === "list" ? { view: next } : {}, { preventScrollReset: true });
          }}
        />
        <p role="status" className="text-sm text-faint">
          {matches
            ? `${count(matches.length, "topic")} found`
            : count(graph.topics.length, "topic")}
        </p>
      </div>
      {view === "list" ? (
        <TopicList graph={graph} matches={matches} />
      ) : (
        <Suspense fallback={<Loading label="Loading the map" rows={1} className="h-[28rem]" />}>
          <TopicMap graph={graph} matches={matches} selection={selection} onSelect={setSelection} />
        </Suspense>
      )}
    </>
  );
}
