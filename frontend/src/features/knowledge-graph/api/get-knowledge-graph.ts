import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

export const knowledgeGraphOptions = queryOptions({
  queryKey: ["knowledge-graph"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/knowledge-graph", { signal })),
});
