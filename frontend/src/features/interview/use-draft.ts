import { useCallback, useState } from "react";
import { readStored, store } from "@/lib/storage";

function draftKey(questionId: string): string {
  return `interview-simulator:draft:${questionId}`;
}

export function clearDraft(questionId: string): void {
  store(draftKey(questionId), null);
}

/** What is being written for a question: kept in this browser until it is graded. */
export function useDraft(questionId: string) {
  const [text, setText] = useState(() => readStored(draftKey(questionId)) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      store(draftKey(questionId), next || null);
    },
    [questionId],
  );
  return [text, write] as const;
}
