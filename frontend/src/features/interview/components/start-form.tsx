import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { describeError } from "@/api/errors";
import type { InterviewPlan } from "@/api/types";
import { Button } from "@/components/button";
import { ArrowIcon } from "@/components/icons";
import { Notice } from "@/components/notice";
import { changedPlanOptions } from "../api/get-interview-plan";
import { useStartInterview } from "../api/start-interview";
import { shortage } from "../topics";
import { InterviewerSection } from "./interviewer-section";
import { QuestionCount } from "./question-count";
import { TopicPicker } from "./topic-picker";

export function StartForm({ plan }: { plan: InterviewPlan }) {
  const navigate = useNavigate();
  const start = useStartInterview();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [number, setNumber] = useState(plan.question_count);
  const [problem, setProblem] = useState<string | null>(null);
  // Set at once: the second half of a double click comes before anything is rendered anew.
  const sent = useRef(false);
  const busy = start.isPending || start.isSuccess;
  // Only what the reader changed is kept here, so that a fresher plan still shows through.
  const chosenTopics = plan.topics.filter(({ name, chosen }) => changed.get(name) ?? chosen);
  const chosen = new Set(chosenTopics.map(({ name }) => name));
  const asPlanned = plan.topics.every((topic) => topic.chosen === chosen.has(topic.name));
  const changedPlan = useQuery({
    ...changedPlanOptions([...chosen]),
    enabled: plan.questions !== null && !asPlanned && chosen.size > 0,
  });
  const questions = asPlanned ? plan.questions : (changedPlan.data?.questions ?? null);
  const submit = () => {
    if (sent.current) return;
    setProblem(chosen.size === 0 ? "Choose at least one topic." : null);
    if (chosen.size === 0) return;
    sent.current = true;
    start.mutate(
      { question_count: number, topics: [...chosen] },
      {
        onSuccess: ({ id }) => void navigate(`/interviews/${id}`),
        onError: () => {
          sent.current = false;
        },
      },
    );
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-8"
    >
      <TopicPicker
        topics={plan.topics}
        chosen={chosen}
        onToggle={(name) => {
          setChanged(new Map(changed).set(name, !chosen.has(name)));
          setProblem(null);
        }}
      />
      <div>
        <QuestionCount value={number} onChange={setNumber} />
        <p role="status" className="text-[0.9375rem] text-soft not-empty:mt-3">
          {chosen.size > 0 && shortage(questions, number)}
        </p>
      </div>
      <InterviewerSection interviewer={plan.interviewer} />
      {problem && <Notice>{problem}</Notice>}
      {start.isError && <Notice>{describeError(start.error)}</Notice>}
      <Button type="submit" variant="primary" busy={busy} className="w-full sm:w-auto">
        {busy ? "Preparing your first question…" : "Start interview"}
        {!busy && <ArrowIcon />}
      </Button>
    </form>
  );
}
