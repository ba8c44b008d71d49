import { useState } from "react";
import type { PlanTopic } from "@/api/types";
import { Button } from "@/components/button";
import { count } from "@/lib/format";
import { topicsAtFirst } from "../topics";

interface TopicPickerProps {
  topics: readonly PlanTopic[];
  chosen: ReadonlySet<string>;
  onToggle: (name: string) => void;
}

export function TopicPicker({ topics, chosen, onToggle }: TopicPickerProps) {
  const [all, setAll] = useState(false);
  const atFirst = topicsAtFirst(topics, chosen);
  const hidden = topics.length - atFirst.length;
  return (
    <fieldset>
      <legend className="text-lg font-semibold">Topics</legend>
      <ul className="mt-4 space-y-2">
        {(all ? topics : atFirst).map((topic) => (
          <li key={topic.name}>
            <label className="flex cursor-pointer items-start gap-4 rounded-xl border border-line bg-raised px-4 py-3.5 transition-colors hover:border-edge has-checked:border-accent/60 has-checked:bg-solid/5">
              <input
                type="checkbox"
                checked={chosen.has(topic.name)}
                onChange={() => {
                  onToggle(topic.name);
                }}
                className="mt-1 size-4.5 shrink-0 accent-solid"
              />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="font-medium wrap-anywhere">{topic.name}</span>
                  {topic.questions > 0 && (
                    <span className="text-sm text-faint">{count(topic.questions, "question")}</span>
                  )}
                </span>
                <span className="mt-0.5 block text-[0.9375rem] text-soft">{topic.why}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          variant="quiet"
          aria-expanded={all}
          className="mt-2"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? "Show fewer topics" : `Show ${count(hidden, "more topic")}`}
        </Button>
      )}
    </fieldset>
  );
}
