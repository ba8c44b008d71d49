import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { Question } from "@/api/types";

/** What is sent for a question: a text, or null to skip it. */
export interface Submission {
  question: Question;
  text: string | null;
}

/** Sending the same text again is safe: the server answers with the evaluation it has. */
export function useSubmitAnswer(interviewId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ question, text }: Submission) =>
      unwrap(
        client.POST("/api/interviews/{interview_id}/answers", {
          params: { path: { interview_id: interviewId } },
          body: {
            question_id: question.id,
            ...(text === null ? { skip: true } : { text, skip: false }),
          },
        }),
      ),
    onSuccess: async ({ interview }) => {
      const queryKey = keys.interview(interviewId);
      // A slower look at the state from before must not overwrite this one.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, interview);
      for (const stale of [keys.plan, keys.interviewList, keys.badges]) {
        void queryClient.invalidateQueries({ queryKey: stale });
      }
    },
  });
}
