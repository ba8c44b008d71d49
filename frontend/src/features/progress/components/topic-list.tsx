import { useSearchParams } from "react-router";
import type { Topic } from "@/api/types";
import { Card } from "@/components/card";
import { LEVELS } from "@/lib/ability";
import { TopicRow } from "./topic-row";
import { ShowMore } from "./show-more";

const AT_FIRST = 12;

/** Every topic with its ability; the one named in the address with its history. */
export function TopicList({ topics }: { topics: readonly Topic[] }) {
  const [params, setParams] = useSearchParams();
  const open = params.get("topic");
  const place = topics.findIndex(({ id }) => id === open);
  return (
    <section aria-labelledby="topics-heading">
      <h2 id="topics-heading" className="text-xl font-semibold">
        Topics
      </h2>
      <p className="mt-1 text-[0.9375rem] text-pretty text-soft">
        How good you are by your answers, and between which levels the truth most likely lies.
      </p>
      <Card className="mt-4 pb-0 sm:pb-1">
        <div
          aria-hidden="true"
          className="grid grid-cols-4 text-center text-[0.6875rem] text-faint sm:text-xs"
        >
          {LEVELS.map((level) => (
            <span key={level}>{level}</span>
          ))}
        </div>
        <ShowMore items={topics} atFirst={Math.max(AT_FIRST, place + 1)} noun="topic">
          {(shown) => (
            <ul className="divide-y divide-line">
              {shown.map((topic) => (
                <TopicRow
                  key={topic.id}
                  topic={topic}
                  open={topic.id === open}
                  onToggle={() => {
                    setParams(topic.id === open ? {} : { topic: topic.id }, {
                      preventScrollReset: true,
                    });
                  }}
                />
              ))}
            </ul>
          )}
        </ShowMore>
      </Card>
    </section>
  );
}
