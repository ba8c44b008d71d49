import { useInfiniteQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { LoadMore } from "@/components/load-more";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { interviewListOptions } from "../api/list-interviews";
import { InterviewRow } from "../components/interview-row";

export function HistoryRoute() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading lead="Every interview you have taken or begun, newest first.">
        History
      </PageHeading>
      <InterviewList />
    </div>
  );
}

function InterviewList() {
  const query = useInfiniteQuery(interviewListOptions);
  if (!query.data) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading your interviews", className: "h-24" }}
        errorTitle="Your interviews could not be loaded"
      />
    );
  }
  const interviews = query.data.pages.flatMap((page) => page.items);
  if (interviews.length === 0) {
    return (
      <EmptyState
        title="No interviews yet"
        action={
          <ButtonLink to="/interview" variant="primary">
            Start an interview
          </ButtonLink>
        }
      >
        Your first one will appear here, with its score and everything you answered.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="mt-8 space-y-3">
        {interviews.map((interview) => (
          <InterviewRow key={interview.id} interview={interview} />
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}
