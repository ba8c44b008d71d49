import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export function postOptions(id: string) {
  return queryOptions({
    queryKey: keys.post(id),
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/posts/{post_id}", { params: { path: { post_id: id } }, signal })),
  });
}
