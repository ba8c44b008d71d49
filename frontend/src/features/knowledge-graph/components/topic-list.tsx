import { useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { LoadMore } from "@/components/load-more";
import type { TopicGraph } from "../graph";
import { sortTopics, type SortBy } from "../sorting";
import { Choice } from "./choice";
import { TopicRow } from "./topic-row";

const PAGE = 50;

const SORTS = [
  { value: "posts", label: "Posts read" },
  { value: "level", label: "Level" },
  { value: "name", label: "Name" },
] as const;

interface TopicListProps {
  graph: TopicGraph;
  matches: readonly number[] | null;
}

/** What the map shows, in words. */
export function TopicList({ graph, matches }: TopicListProps) {
  const [by, setBy] = useState<SortBy>("posts");
  const [shown, setShown] = useState(PAGE);
  const found = matches ? matches.flatMap((index) => graph.topics[index] ?? []) : graph.topics;
  if (found.length === 0) {
    return <EmptyState title="No topic matches">Try another word, or a part of one.</EmptyState>;
  }
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <span aria-hidden="true" className="text-sm text-soft">
          Sort by
        </span>
        <Choice name="sort" legend="Sort by" choices={SORTS} value={by} onChange={setBy} />
      </div>
      <ul aria-label="Topics" className="mt-4 space-y-3">
        {sortTopics(found, by)
          .slice(0, shown)
          .map((topic) => (
            <TopicRow key={topic.id} graph={graph} topic={topic} />
          ))}
      </ul>
      <LoadMore
        query={{
          hasNextPage: shown < found.length,
          isFetchingNextPage: false,
          isFetchNextPageError: false,
          error: null,
          fetchNextPage: () => {
            setShown(shown + PAGE);
            return Promise.resolve();
          },
        }}
      />
    </>
  );
}
