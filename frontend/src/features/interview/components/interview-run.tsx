import { useState } from "react";
import { Navigate } from "react-router";
import type { Interview } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Disclosure } from "@/components/disclosure";
import { PageHeading } from "@/components/page-heading";
import { interviewSubject } from "@/lib/labels";
import { useInterviewTurn } from "../use-interview-turn";
import { AnswerForm } from "./answer-form";
import { ConflictNotice } from "./conflict-notice";
import { FeedbackBody } from "./feedback-body";
import { FeedbackCard } from "./feedback-card";
import { FeedbackFooter } from "./feedback-footer";
import { NextQuestionWait } from "./next-question-wait";
import { PendingAnswer } from "./pending-answer";
import { ProvisionalBody } from "./provisional-body";
import { QuestionHeader } from "./question-header";
import { TurnStatus } from "./turn-status";

export function InterviewRun({ interview }: { interview: Interview }) {
  const turn = useInterviewTurn(interview);
  const [movedOn, setMovedOn] = useState(false);
  const { question, pending_answer: pending, last_evaluation: last, question_count } = interview;
  const { feedback, partial, conflict } = turn;
  const results = `/interviews/${interview.id}/results`;
  const completed = interview.status === "completed";

  if (completed && !feedback && !conflict) return <Navigate to={results} replace />;

  const judged = feedback ?? (partial && turn.sent);
  const shown = judged?.question ?? question;
  const number = shown?.number ?? interview.current_question;
  return (
    <div className="mx-auto max-w-2xl space-y-7">
      <PageHeading className="text-sm font-medium text-faint">
        {`Interview on ${interviewSubject(interview)}`}
      </PageHeading>
      <TurnStatus turn={turn} />
      {(shown ?? !completed) && (
        <QuestionHeader
          number={number}
          question={shown}
          total={question_count}
          done={feedback ? number : number - 1}
        />
      )}
      {conflict && <ConflictNotice conflict={conflict} onDismiss={turn.dismissConflict} />}
      {judged && (
        <FeedbackCard
          key={judged.question.id}
          final={feedback !== null}
          sent={judged}
          footer={
            feedback && (
              <FeedbackFooter
                interview={interview}
                difficultyBefore={turn.difficultyBefore}
                onNext={() => {
                  turn.goOn();
                  setMovedOn(true);
                }}
              />
            )
          }
        >
          {feedback && <FeedbackBody answered={feedback} />}
          {!feedback && partial && <ProvisionalBody partial={partial} />}
        </FeedbackCard>
      )}
      {!judged && question && pending && (
        <PendingAnswer
          question={question}
          focus={turn.brokenOff}
          pending={pending}
          grading={turn.grading}
          error={turn.error}
          onRetry={() => {
            turn.send({ question, text: pending.skipped ? null : pending.text });
          }}
        />
      )}
      {!judged && question && !pending && (
        <AnswerForm
          key={question.id}
          question={question}
          focus={movedOn || turn.brokenOff}
          grading={turn.grading}
          error={turn.error}
          skipSent={turn.sent?.text === null}
          onSubmit={(text) => {
            turn.send({ question, text });
          }}
        />
      )}
      {!completed && !judged && !question && (
        <NextQuestionWait focus={movedOn} delayed={interview.question_delayed} />
      )}
      {completed && !feedback && (
        <ButtonLink to={results} replace variant="primary">
          See Results
        </ButtonLink>
      )}
      {!judged && last && (
        <Disclosure summary="Feedback on your last answer">
          <FeedbackBody answered={last} />
        </Disclosure>
      )}
    </div>
  );
}
