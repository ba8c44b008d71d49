import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { PostFilters } from "../filters";

export function postListOptions(filters: PostFilters) {
  return infiniteQueryOptions({
    queryKey: keys.postList(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET("/api/posts", {
          params: {
            query: {
              ...(filters.q && { q: filters.q }),
              ...(filters.tag && { tag: filters.tag }),
              ...(filters.show !== "all" && { completed: filters.show === "read" }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
