import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiError } from "@/api/errors";
import { keys } from "@/api/keys";
import type { AnsweredQuestion, Difficulty, Interview } from "@/api/types";
import type { Submission } from "./api/send-answer";
import { useSubmitAnswer } from "./api/submit-answer";
import { clearDraft } from "./drafts";

function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409;
}

/**
 * One turn: an answer goes out, feedback comes back, the reader goes on. The server's state says
 * what is asked; this holds only what the page owes the reader: feedback on what they sent.
 */
export function useInterviewTurn(interview: Interview) {
  const queryClient = useQueryClient();
  const { mutation, partial } = useSubmitAnswer(interview.id);
  const [awaited, setAwaited] = useState<{ id: string; difficulty: Difficulty } | null>(null);
  const [graded, setGraded] = useState<AnsweredQuestion | null>(null);
  const [conflict, setConflict] = useState<Submission | null>(null);

  const send = (submission: Submission): void => {
    setAwaited({ id: submission.question.id, difficulty: interview.difficulty });
    mutation.mutate(submission, {
      onSuccess: (result) => {
        if (result.status !== "graded") return;
        const { question, text } = submission;
        setGraded({ question, text, skipped: text === null, evaluation: result.evaluation });
      },
      onError: (error) => {
        if (!isConflict(error)) return;
        setAwaited(null);
        setConflict(submission);
        void queryClient.invalidateQueries({ queryKey: keys.interview(interview.id) });
      },
    });
  };

  // Graded by this page's request, or meanwhile by someone else's and seen by polling.
  const last = interview.last_evaluation;
  // The server's newest view first: more of it may be shown once the next question is there.
  const feedback = last && last.question.id === awaited?.id ? last : graded;

  const gradedId = feedback?.question.id;
  useEffect(() => {
    if (gradedId) clearDraft(gradedId);
  }, [gradedId]);

  // An answer saved on an earlier visit and not graded since: sent once more, by itself.
  const { pending_answer: pending, question } = interview;
  const resent = useRef<string | null>(null);
  // Leaving breaks off what was sent, so whoever mounts this anew has it to send again.
  useEffect(
    () => () => {
      resent.current = null;
    },
    [],
  );
  useEffect(() => {
    if (!pending || question?.id !== pending.question_id) return;
    if (awaited?.id === pending.question_id || resent.current === pending.question_id) return;
    resent.current = pending.question_id;
    send({ question, text: pending.skipped ? null : pending.text });
  });

  return {
    send,
    feedback,
    /** What the server would not take, because the question was answered before; until dismissed. */
    conflict,
    /** The interview's level when what the feedback is on was sent. */
    difficultyBefore: awaited?.difficulty ?? interview.difficulty,
    grading: mutation.isPending,
    /** What was sent last. */
    sent: mutation.variables ?? null,
    /** What is known of the grade while it is being written. */
    partial: mutation.isPending ? partial : null,
    /** Part of the grade was shown, and is gone because the rest did not come. */
    brokenOff: partial !== null && !mutation.isPending,
    /** Why the last request failed, unless it was a conflict. */
    error: isConflict(mutation.error) ? null : mutation.error,
    goOn: () => {
      setGraded(null);
      setAwaited(null);
      mutation.reset();
    },
    dismissConflict: () => {
      if (conflict) clearDraft(conflict.question.id);
      setConflict(null);
      mutation.reset();
    },
  };
}
