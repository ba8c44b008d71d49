import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { describeError } from "@/api/errors";
import type { InterviewPlan } from "@/api/types";
import { Button } from "@/components/button";
import { ArrowIcon } from "@/components/icons";
import { Notice } from "@/components/notice";
import { useStartInterview } from "../api/start-interview";
import { newInterview, type Focus } from "../focus";
import { shortage } from "../topics";
import { useChosenTopics } from "../use-chosen-topics";
import { InterviewerSection } from "./interviewer-section";
import { Planned } from "./planned";
import { QuestionCount } from "./question-count";
import { TopicPicker } from "./topic-picker";

interface StartFormProps {
  plan: InterviewPlan;
  focus: Focus;
  /** How many questions. */
  number: number;
  onNumber: (number: number) => void;
}

export function StartForm({ plan, focus, number, onNumber }: StartFormProps) {
  const navigate = useNavigate();
  const start = useStartInterview();
  const { chosen, wanted, questions, toggle } = useChosenTopics(plan, focus);
  const [problem, setProblem] = useState<string | null>(null);
  // Set at once: the second half of a double click comes before anything is rendered anew.
  const sent = useRef(false);
  const busy = start.isPending || start.isSuccess;
  const submit = () => {
    if (sent.current) return;
    const noTopic = focus.kind === "topics" && chosen.size === 0;
    setProblem(noTopic ? "Choose at least one topic." : null);
    if (noTopic) return;
    sent.current = true;
    start.mutate(newInterview(wanted, number), {
      onSuccess: ({ id }) => void navigate(`/interviews/${id}`),
      onError: () => {
        sent.current = false;
      },
    });
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
      {focus.kind === "topics" ? (
        <TopicPicker
          topics={plan.topics}
          chosen={chosen}
          onToggle={(name) => {
            toggle(name);
            setProblem(null);
          }}
        />
      ) : (
        <Planned plan={plan} />
      )}
      <div>
        <QuestionCount value={number} onChange={onNumber} />
        <p role="status" className="text-[0.9375rem] text-soft not-empty:mt-3">
          {chosen.size > 0 && shortage(questions, number, focus.kind)}
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
