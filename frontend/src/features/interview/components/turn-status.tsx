import { percent } from "@/lib/score";
import type { useInterviewTurn } from "../use-interview-turn";

type Turn = Pick<ReturnType<typeof useInterviewTurn>, "feedback" | "grading" | "partial" | "sent">;

function sentence({ feedback, grading, partial, sent }: Turn): string {
  if (feedback?.skipped) return "The question is skipped.";
  if (feedback) return `Your answer is graded: ${percent(feedback.evaluation.score)} per cent.`;
  if (!grading) return "";
  if (partial?.checking) return "Checking the grade once more.";
  return sent?.text === null ? "Skipping the question." : "Grading your answer.";
}

/** For who listens: each step of a turn once, never the single words of a grade being written. */
export function TurnStatus({ turn }: { turn: Turn }) {
  return (
    <p aria-live="polite" className="sr-only">
      {sentence(turn)}
    </p>
  );
}
