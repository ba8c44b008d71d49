import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isRetryable } from "@/api/errors";
import type { InterviewPlan } from "@/api/types";
import { Notice } from "@/components/notice";
import { PageHeading } from "@/components/page-heading";
import { Loading } from "@/components/skeleton";
import { Unloaded } from "@/components/unloaded";
import { interviewPlanOptions } from "../api/get-interview-plan";
import { FocusPicker } from "../components/focus-picker";
import { NothingToAsk } from "../components/nothing-to-ask";
import { PostRefused } from "../components/post-refused";
import { ResumeCard } from "../components/resume-card";
import { StartForm } from "../components/start-form";
import { writeFocus, type Focus } from "../focus";
import { useFocus } from "../use-focus";

const LOADING = { label: "Loading the topics", className: "h-20" };

export function StartRoute() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading lead="Questions come only from what you have read. The difficulty follows how you do.">
        Interview
      </PageHeading>
      <Plan />
    </div>
  );
}

/** The first topic in the address that cannot be asked about. */
function unaskable({ topics }: InterviewPlan, focus: Focus): string | undefined {
  if (focus.kind !== "topics" || topics.length === 0) return undefined;
  return focus.topics.find((wanted) => !topics.some(({ name }) => name === wanted));
}

function Plan() {
  const { focus, choose } = useFocus();
  const query = useQuery({
    ...interviewPlanOptions(focus),
    placeholderData: keepPreviousData,
  });
  const [number, setNumber] = useState<number | null>(null);
  const plan = query.data;
  const address = writeFocus(focus).toString();
  if (!plan) {
    if (focus.kind === "post" && query.isError && !isRetryable(query.error)) {
      return <PostRefused id={focus.id} error={query.error} />;
    }
    return <Unloaded query={query} loading={LOADING} errorTitle="The topics could not be loaded" />;
  }
  // Where nothing is due, the server plans topics instead; a post may come without questions.
  const askable =
    focus.kind === "topics"
      ? plan.topics.length > 0
      : plan.focus === focus.kind && plan.questions !== 0;
  const unknown = unaskable(plan, focus);
  return (
    <div className="mt-8 space-y-8">
      {plan.in_progress && <ResumeCard interview={plan.in_progress} />}
      <FocusPicker focus={focus} plan={plan} onChoose={choose} />
      {unknown && !query.isPlaceholderData && (
        <Notice look="info">
          There are no questions on “{unknown}” in what you have read, so choose another topic.
        </Notice>
      )}
      {query.isPlaceholderData ? (
        <Loading {...LOADING} />
      ) : askable ? (
        <StartForm
          key={address}
          plan={plan}
          focus={focus}
          number={number ?? plan.question_count}
          onNumber={setNumber}
        />
      ) : (
        <NothingToAsk plan={plan} focus={focus} />
      )}
    </div>
  );
}
