import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export function resultsOptions(id: string) {
  return queryOptions({
    queryKey: keys.results(id),
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/interviews/{interview_id}/results", {
          params: { path: { interview_id: id } },
          signal,
        }),
      ),
  });
}
