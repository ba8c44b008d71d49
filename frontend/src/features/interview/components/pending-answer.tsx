import { describeError } from "@/api/errors";
import type { PendingAnswer as Pending, Question } from "@/api/types";
import { Button } from "@/components/button";
import { CodedText } from "@/components/coded-text";
import { Notice } from "@/components/notice";
import { Spinner } from "@/components/spinner";
import { QuestionTitle } from "./question-title";

interface PendingAnswerProps {
  question: Question;
  focus: boolean;
  pending: Pending;
  grading: boolean;
  error: Error | null;
  onRetry: () => void;
}

/** An answer that is safe on the server but not graded yet. */
export function PendingAnswer({
  question,
  focus,
  pending,
  grading,
  error,
  onRetry,
}: PendingAnswerProps) {
  const underWay = grading || pending.reason === null;
  return (
    <div className="space-y-5">
      <QuestionTitle focus={focus}>
        <CodedText>{question.text}</CodedText>
      </QuestionTitle>
      <figure>
        <figcaption className="text-sm text-faint">
          {pending.skipped ? "Saved, not scored yet" : "Your answer: saved, not graded yet"}
        </figcaption>
        <blockquote
          dir="auto"
          className="mt-2 rounded-xl border border-line bg-sunken px-4 py-3 leading-relaxed break-words whitespace-pre-wrap text-soft"
        >
          {pending.skipped ? "You skipped this question." : pending.text}
        </blockquote>
      </figure>
      {error ? (
        <Notice>{describeError(error)}</Notice>
      ) : (
        <Notice look="info">
          <span className="flex items-center gap-3">
            {underWay && <Spinner />}
            <span>{pending.reason ?? "Your answer is saved and being graded."}</span>
          </span>
        </Notice>
      )}
      <Button variant="primary" busy={grading} onClick={onRetry}>
        {grading ? "Grading your answer…" : "Try again"}
      </Button>
    </div>
  );
}
