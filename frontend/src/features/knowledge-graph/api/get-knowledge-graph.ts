import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";

export const knowledgeGraphOptions = queryOptions({
  queryKey: keys.knowledgeGraph,
  queryFn: ({ signal }) => unwrap(client.GET("/api/knowledge-graph", { signal })),
});
