import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const badgeListOptions = queryOptions({
  queryKey: keys.badges,
  queryFn: ({ signal }) => unwrap(client.GET("/api/badges", { signal })),
});
