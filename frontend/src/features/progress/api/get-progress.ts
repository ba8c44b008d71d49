import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const progressOptions = queryOptions({
  queryKey: keys.progress,
  queryFn: ({ signal }) =>
    unwrap(
      client.GET("/api/progress", {
        // A streak counts the reader's days, not those of Greenwich.
        params: { query: { utc_offset_minutes: 0 - new Date().getTimezoneOffset() } },
        signal,
      }),
    ),
  staleTime: 0,
});
