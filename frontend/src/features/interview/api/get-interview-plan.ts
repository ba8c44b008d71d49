import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import { planQuery, type Focus } from "../focus";

export function interviewPlanOptions(focus: Focus) {
  const query = planQuery(focus);
  return queryOptions({
    queryKey: keys.planFor(query),
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/interview-plan", { params: { query }, signal })),
    // What was just read, perhaps in another tab, belongs in the plan.
    staleTime: 0,
  });
}
