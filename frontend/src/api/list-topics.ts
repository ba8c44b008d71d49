import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "./client";
import { keys } from "./keys";

/** Every topic read or asked about, with the ability on it. Of no one feature: results show it too. */
export const topicListOptions = queryOptions({
  queryKey: keys.topics,
  queryFn: ({ signal }) => unwrap(client.GET("/api/topics", { signal })),
  // Reading, answering and the passing of time all change it.
  staleTime: 0,
});
