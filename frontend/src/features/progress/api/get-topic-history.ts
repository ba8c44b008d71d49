import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export function topicHistoryOptions(id: string) {
  return queryOptions({
    queryKey: keys.topicHistory(id),
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/topics/{topic_id}/history", {
          params: { path: { topic_id: id } },
          signal,
        }),
      ),
    staleTime: 0,
  });
}
