import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { keys } from "@/api/keys";
import type { PartialGrade } from "@/api/types";
import { sendAnswer, type Submission } from "./send-answer";

const CHANGED = [
  keys.plan,
  keys.interviewList,
  keys.badges,
  keys.mastery,
  keys.progress,
  keys.knowledgeGraph,
];

export function useSubmitAnswer(interviewId: string) {
  const queryClient = useQueryClient();
  const [partial, setPartial] = useState<PartialGrade | null>(null);

  // Who leaves the page has nobody to watch for; the server goes on, or is asked again on return.
  const visit = useRef<AbortController>(null);
  useEffect(() => {
    const controller = new AbortController();
    visit.current = controller;
    return () => {
      controller.abort();
    };
  }, []);

  const mutation = useMutation({
    mutationFn: (submission: Submission) =>
      sendAnswer(interviewId, submission, {
        signal: visit.current?.signal ?? null,
        onPartial: setPartial,
      }),
    onMutate: () => {
      setPartial(null);
    },
    onSuccess: async ({ interview }) => {
      const queryKey = keys.interview(interviewId);
      // A slower look at the state from before must not overwrite this one.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, interview);
      for (const stale of CHANGED) void queryClient.invalidateQueries({ queryKey: stale });
    },
  });
  return { mutation, partial };
}
