import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { Interview } from "@/api/types";

const GRADING_POLL_MS = 2_000;
/** The next question should be there when the reader has read the feedback; servers are asked for nothing more often. */
const QUESTION_POLL_MS = 1_500;

/** The server has work to do: an answer to grade, here or elsewhere, or the next question to write. */
function pollInterval(interview: Interview | undefined): number | false {
  if (interview?.status !== "in_progress") return false;
  if (interview.pending_answer) return GRADING_POLL_MS;
  return interview.question ? false : QUESTION_POLL_MS;
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
    refetchInterval: ({ state }) => pollInterval(state.data),
    // The question must not change under somebody's hands; sending the answer finds out.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  });
}
