import { useState } from "react";
import { Navigate } from "react-router";
import type { Interview } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Disclosure } from "@/components/disclosure";
import { PageHeading } from "@/components/page-heading";
import { Loading } from "@/components/skeleton";
import { percent } from "@/lib/score";
import { useInterviewTurn } from "../use-interview-turn";
import { AnswerForm } from "./answer-form";
import { ConflictNotice } from "./conflict-notice";
import { FeedbackBody } from "./feedback-body";
import { FeedbackCard } from "./feedback-card";
import { PendingAnswer } from "./pending-answer";
import { QuestionHeader } from "./question-header";

export function InterviewRun({ interview }: { interview: Interview }) {
  const turn = useInterviewTurn(interview);
  const [movedOn, setMovedOn] = useState(false);
  const { question, pending_answer: pending, last_evaluation: last, question_count } = interview;
  const { feedback, conflict } = turn;
  const results = `/interviews/${interview.id}/results`;
  const completed = interview.status === "completed";

  if (completed && !feedback && !conflict) return <Navigate to={results} replace />;

  const shown = feedback?.question ?? question;
  let spoken = "";
  if (feedback?.skipped) spoken = "The question is skipped.";
  else if (feedback)
    spoken = `Your answer is graded: ${percent(feedback.evaluation.score)} per cent.`;
  else if (turn.grading) spoken = turn.skipSent ? "Skipping the question." : "Grading your answer.";
  return (
    <div className="mx-auto max-w-2xl space-y-7">
      <PageHeading className="text-sm font-medium text-faint">
        {`Interview on ${interview.topics.join(", ")}`}
      </PageHeading>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      {shown && (
        <QuestionHeader
          question={shown}
          total={question_count}
          done={feedback ? feedback.question.number : shown.number - 1}
        />
      )}
      {conflict && <ConflictNotice conflict={conflict} onDismiss={turn.dismissConflict} />}
      {feedback && (
        <FeedbackCard
          key={feedback.question.id}
          answered={feedback}
          interview={interview}
          difficultyBefore={turn.difficultyBefore}
          onNext={() => {
            turn.goOn();
            setMovedOn(true);
          }}
        />
      )}
      {!feedback && question && pending && (
        <PendingAnswer
          question={question}
          pending={pending}
          grading={turn.grading}
          error={turn.error}
          onRetry={() => {
            turn.send({ question, text: pending.skipped ? null : pending.text });
          }}
        />
      )}
      {!feedback && question && !pending && (
        <AnswerForm
          key={question.id}
          question={question}
          focus={movedOn}
          grading={turn.grading}
          error={turn.error}
          skipSent={turn.skipSent}
          onSubmit={(text) => {
            turn.send({ question, text });
          }}
        />
      )}
      {!completed && !feedback && !question && (
        <Loading label="The next question is being prepared" rows={1} />
      )}
      {completed && !feedback && (
        <ButtonLink to={results} replace variant="primary">
          See Results
        </ButtonLink>
      )}
      {!feedback && last && (
        <Disclosure summary="Feedback on your last answer">
          <FeedbackBody answered={last} />
        </Disclosure>
      )}
    </div>
  );
}
