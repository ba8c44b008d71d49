import type { Ref } from "react";
import { CrossIcon } from "@/components/icons";
import { relatedTopics, type TopicGraph } from "../graph";
import type { Topic } from "../types";
import { certaintyText, postsText } from "../words";
import { LevelMark } from "./level-mark";
import { TopicActions } from "./topic-actions";

const MOST_RELATED = 6;

interface TopicDetailsProps {
  ref: Ref<HTMLElement>;
  graph: TopicGraph;
  topic: Topic;
  pinned: boolean;
  onPick: (topic: Topic) => void;
  onUnpin: () => void;
  onClose: () => void;
}

/** All that is known of the selected topic, and what to do about it. */
export function TopicDetails({
  ref,
  graph,
  topic,
  pinned,
  onPick,
  onUnpin,
  onClose,
}: TopicDetailsProps) {
  const related = relatedTopics(graph, graph.indexOf.get(topic.id) ?? -1, MOST_RELATED);
  return (
    <section
      ref={ref}
      aria-label={`Topic: ${topic.name}`}
      className="pointer-events-auto max-h-full overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-xl"
    >
      <div className="flex items-start justify-between gap-3">
        <h2 dir="auto" className="min-w-0 text-lg leading-snug font-semibold">
          {topic.name}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="-mt-2 -mr-2 flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-lg text-soft hover:bg-sunken hover:text-ink"
        >
          <CrossIcon />
        </button>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[0.9375rem]">
        <dt className="text-faint">Reading</dt>
        <dd>{postsText(topic)}</dd>
        <dt className="text-faint">Level</dt>
        <dd>
          <LevelMark topic={topic} />
        </dd>
        <dt className="text-faint">Certainty</dt>
        <dd>{certaintyText(topic)}</dd>
      </dl>
      {related.length > 0 && (
        <>
          <h3 className="mt-4 text-sm text-faint">Most often read together with</h3>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {related.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  onClick={() => {
                    onPick(other);
                  }}
                  className="inline-flex min-h-9 cursor-pointer items-center rounded-full border border-line px-3 text-left text-sm wrap-anywhere text-soft hover:border-edge hover:text-ink"
                >
                  {other.name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-5">
        <TopicActions topic={topic} />
      </div>
      {pinned && (
        <p className="mt-4 text-sm text-faint">
          It stays where you put it.{" "}
          <button
            type="button"
            onClick={onUnpin}
            className="cursor-pointer py-2 text-accent underline underline-offset-3"
          >
            Unpin it
          </button>
        </p>
      )}
    </section>
  );
}
