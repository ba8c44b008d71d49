import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { Interview } from "@/api/types";

const POLL_MS = 2_000;

/** The server has work to do: an answer to grade, here or elsewhere, or the next question to write. */
function isWaiting(interview: Interview | undefined): boolean {
  if (interview?.status !== "in_progress") return false;
  return interview.pending_answer !== null || interview.question === null;
}

export function interviewOptions(id: string) {
  return queryOptions({
    queryKey: keys.interview(id),
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/interviews/{interview_id}", {
          params: { path: { interview_id: id } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (isWaiting(state.data) ? POLL_MS : false),
    // The question must not change under somebody's hands; sending the answer finds out.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  });
}
