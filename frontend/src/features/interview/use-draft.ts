import { useCallback, useState } from "react";
import { readDraft, saveDraft } from "./drafts";

/** What is being written for a question: kept in this browser until it is graded. */
export function useDraft(questionId: string) {
  const [text, setText] = useState(() => readDraft(questionId));
  const write = useCallback(
    (next: string) => {
      setText(next);
      saveDraft(questionId, next);
    },
    [questionId],
  );
  return [text, write] as const;
}
