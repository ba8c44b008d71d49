import { infiniteQueryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const interviewListOptions = infiniteQueryOptions({
  queryKey: keys.interviewList,
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      client.GET("/api/interviews", {
        params: { query: pageParam ? { cursor: pageParam } : {} },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: (page) => page.next_cursor,
});
