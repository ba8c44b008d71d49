import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { interviewPlanOptions } from "../api/get-interview-plan";
import { ResumeCard } from "../components/resume-card";
import { StartForm } from "../components/start-form";

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

function Plan() {
  const query = useQuery(interviewPlanOptions);
  const plan = query.data;
  if (!plan) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading the topics", className: "h-20" }}
        errorTitle="The topics could not be loaded"
      />
    );
  }
  return (
    <div className="mt-8 space-y-8">
      {plan.in_progress && <ResumeCard interview={plan.in_progress} />}
      {plan.topics.length > 0 ? (
        <StartForm plan={plan} />
      ) : (
        <EmptyState
          title={plan.anything_read ? "No questions yet" : "Nothing read yet"}
          action={
            <ButtonLink to="/" variant="primary">
              Go to the library
            </ButtonLink>
          }
        >
          {plan.anything_read
            ? "What you have read so far comes without questions. Read another post, then come back."
            : "The interview asks only about what you have read. Finish a post, then come back."}
        </EmptyState>
      )}
    </div>
  );
}
