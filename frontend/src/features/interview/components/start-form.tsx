import { useState } from "react";
import { useNavigate } from "react-router";
import { describeError } from "@/api/errors";
import type { InterviewPlan } from "@/api/types";
import { Button } from "@/components/button";
import { ArrowIcon } from "@/components/icons";
import { Notice } from "@/components/notice";
import { useStartInterview } from "../api/start-interview";
import { QuestionCount } from "./question-count";
import { TopicPicker } from "./topic-picker";

export function StartForm({ plan }: { plan: InterviewPlan }) {
  const navigate = useNavigate();
  const start = useStartInterview();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [number, setNumber] = useState(plan.question_count);
  const [problem, setProblem] = useState<string | null>(null);

  // Only what the reader changed is kept here, so that a fresher plan still shows through.
  const chosen = new Set(
    plan.topics.filter(({ name, chosen }) => changed.get(name) ?? chosen).map(({ name }) => name),
  );
  const submit = () => {
    setProblem(chosen.size === 0 ? "Choose at least one topic." : null);
    if (chosen.size === 0) return;
    start.mutate(
      { question_count: number, topics: [...chosen] },
      { onSuccess: ({ id }) => void navigate(`/interviews/${id}`) },
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
      <QuestionCount value={number} onChange={setNumber} />
      {problem && <Notice>{problem}</Notice>}
      {start.isError && <Notice>{describeError(start.error)}</Notice>}
      <Button type="submit" variant="primary" busy={start.isPending} className="w-full sm:w-auto">
        {start.isPending ? "Preparing the first question…" : "Start interview"}
        {!start.isPending && <ArrowIcon />}
      </Button>
    </form>
  );
}
