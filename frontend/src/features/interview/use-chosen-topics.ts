import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InterviewPlan } from "@/api/types";
import { interviewPlanOptions } from "./api/get-interview-plan";
import type { Focus } from "./focus";

/** The topics to be asked about: as planned, until the reader changes some. */
export function useChosenTopics(plan: InterviewPlan, focus: Focus) {
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  // Only what the reader changed is kept here, so that a fresher plan still shows through.
  const names = plan.topics
    .filter(({ name, chosen }) => changed.get(name) ?? chosen)
    .map(({ name }) => name);
  const chosen = new Set(names);
  const asPlanned = plan.topics.every((topic) => topic.chosen === chosen.has(topic.name));
  const wanted: Focus = focus.kind === "topics" ? { kind: "topics", topics: names } : focus;
  const changedPlan = useQuery({
    ...interviewPlanOptions(wanted),
    enabled: plan.questions !== null && !asPlanned && chosen.size > 0,
  });
  return {
    chosen,
    /** What to start with. */
    wanted,
    /** How many different questions there are on it; null when there is no telling. */
    questions: asPlanned ? plan.questions : (changedPlan.data?.questions ?? null),
    toggle: (name: string) => {
      setChanged(new Map(changed).set(name, !chosen.has(name)));
    },
  };
}
