import { Card } from "@/components/card";
import { relatedTopics, type TopicGraph } from "../graph";
import type { Topic } from "../types";
import { certaintyText, postsText } from "../words";
import { LevelMark } from "./level-mark";
import { TopicActions } from "./topic-actions";

const MOST_RELATED = 8;

export function TopicRow({ graph, topic }: { graph: TopicGraph; topic: Topic }) {
  const related = relatedTopics(graph, graph.indexOf.get(topic.id) ?? -1);
  const others = related.length - MOST_RELATED;
  return (
    <Card as="li" className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-72">
        <h2 dir="auto" className="font-medium">
          {topic.name}
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[0.9375rem] text-soft">
          <span>{postsText(topic)}</span>
          <LevelMark topic={topic} />
          {topic.answers > 0 && <span>{certaintyText(topic)}</span>}
        </p>
        <p className="mt-1 text-sm text-faint">
          {related.length === 0
            ? "Shares no post with another topic"
            : `Related: ${related
                .slice(0, MOST_RELATED)
                .map(({ name }) => name)
                .join(", ")}${others > 0 ? `, and ${others} more` : ""}`}
        </p>
      </div>
      <TopicActions topic={topic} listed />
    </Card>
  );
}
