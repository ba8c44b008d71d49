import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const interviewPlanOptions = queryOptions({
  queryKey: keys.plan,
  queryFn: ({ signal }) => unwrap(client.GET("/api/interview-plan", { signal })),
  // What was just read, perhaps in another tab, belongs in the plan.
  staleTime: 0,
});

/** The plan if these topics were chosen instead. */
export function changedPlanOptions(topic: string[]) {
  return queryOptions({
    queryKey: keys.planFor(topic),
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/interview-plan", { params: { query: { topic } }, signal })),
    staleTime: 0,
  });
}
