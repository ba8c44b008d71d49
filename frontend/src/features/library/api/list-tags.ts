import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const tagListOptions = queryOptions({
  queryKey: keys.tags,
  queryFn: ({ signal }) => unwrap(client.GET("/api/tags", { signal })),
});
