import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { ApiError } from "@/api/errors";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { resultsOptions } from "../api/get-results";
import { Abilities } from "../components/abilities";
import { AnswerCard } from "../components/answer-card";
import { BadgeWon } from "../components/badge-won";
import { Overall } from "../components/overall";
import { RereadList } from "../components/reread-list";

export function ResultsRoute() {
  const { id = "" } = useParams();
  const query = useQuery(resultsOptions(id));
  const results = query.data;

  if (!results) {
    if (query.error instanceof ApiError && query.error.slug === "interview-in-progress") {
      return <Unfinished id={id} />;
    }
    return (
      <div className="mx-auto max-w-2xl">
        <Unloaded
          query={query}
          loading={{ label: "Loading the results", rows: 2 }}
          errorTitle="The results could not be loaded"
          notFound={{
            title: "Interview not found",
            text: "There is no interview at this address, so there are no results.",
            back: { to: "/history", label: "Go to your history" },
          }}
        />
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-2xl space-y-12">
      <div className="space-y-8">
        <PageHeading className="text-center text-sm font-medium text-faint">Results</PageHeading>
        <Overall results={results} />
        <Abilities topics={results.topics} />
        {results.badge && <BadgeWon badge={results.badge} />}
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink to="/interview" variant="primary">
            New interview
          </ButtonLink>
          <ButtonLink to="/history">History</ButtonLink>
        </div>
      </div>
      <RereadList items={results.reread} />
      <section aria-labelledby="answers-heading">
        <h2 id="answers-heading" className="text-xl font-semibold">
          Question by question
        </h2>
        <ol className="mt-4 space-y-4">
          {results.answers.map((answer) => (
            <AnswerCard key={answer.question.id} answer={answer} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function Unfinished({ id }: { id: string }) {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading>Results</PageHeading>
      <EmptyState
        title="This interview is not finished"
        action={
          <ButtonLink to={`/interviews/${id}`} variant="primary">
            Carry on
          </ButtonLink>
        }
      >
        There are results once every question has been answered and graded.
      </EmptyState>
    </div>
  );
}
