import { useEffect, useId, useRef, useState } from "react";
import type { Topic } from "@/api/types";
import { AbilityBar } from "@/components/ability-bar";
import { Button, ButtonLink } from "@/components/button";
import { ChevronIcon } from "@/components/icons";
import { abilityWords, certaintyWords } from "@/lib/ability";
import { cx } from "@/lib/cx";
import { count } from "@/lib/format";
import { TopicHistory } from "./topic-history";

interface TopicRowProps {
  topic: Topic;
  open: boolean;
  onToggle: () => void;
}

function facts({ ability, certainty, answers, posts_read, due }: Topic): string {
  return [
    ability && certaintyWords(certainty),
    answers > 0 && count(answers, "answer"),
    `${count(posts_read, "post")} read`,
    due > 0 && `${due} due for review`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export function TopicRow({ topic, open, onToggle }: TopicRowProps) {
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  // Open from the start: a link led to this topic.
  const [arrived] = useState(open);
  useEffect(() => {
    if (arrived) row.current?.scrollIntoView();
  }, [arrived]);
  const { name, ability } = topic;
  return (
    <li ref={row} className="py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`${id}-name`} dir="auto" className="min-w-0 font-semibold">
          {name}
        </h3>
        <p className={cx("text-[0.9375rem]", !ability && "text-faint")}>
          {ability ? abilityWords(ability) : "Not asked about yet"}
        </p>
      </div>
      <div className="mt-2">
        <AbilityBar ability={ability} />
      </div>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-faint">{facts(topic)}</p>
        <div className="-mx-3 flex flex-wrap">
          {topic.answers > 0 && (
            <Button
              variant="quiet"
              id={`${id}-toggle`}
              aria-labelledby={`${id}-toggle ${id}-name`}
              aria-expanded={open}
              className="px-3 text-sm"
              onClick={onToggle}
            >
              <ChevronIcon className={cx("transition-transform", open && "rotate-90")} />
              Over time
            </Button>
          )}
          <ButtonLink
            variant="quiet"
            to={`/interview?topic=${encodeURIComponent(name)}`}
            id={`${id}-interview`}
            aria-labelledby={`${id}-interview ${id}-name`}
            className="px-3 text-sm"
          >
            Interview me on it
          </ButtonLink>
        </div>
      </div>
      {open && <TopicHistory topic={topic} />}
    </li>
  );
}
