import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { knowledgeGraphOptions } from "../api/get-knowledge-graph";
import { TopicExplorer } from "../components/topic-explorer";
import { buildGraph } from "../graph";

export function MapRoute() {
  return (
    <>
      <PageHeading lead="The topics of the posts you have read. Those that share posts are linked, and colours show how your interviews went.">
        Map
      </PageHeading>
      <Topics />
    </>
  );
}

function Topics() {
  const query = useQuery(knowledgeGraphOptions);
  const graph = useMemo(() => query.data && buildGraph(query.data), [query.data]);
  if (!graph) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading the map", rows: 1, className: "h-[28rem]" }}
        errorTitle="The map could not be loaded"
      />
    );
  }
  if (graph.topics.length === 0) {
    return (
      <EmptyState
        title="Nothing read yet"
        action={
          <ButtonLink to="/" variant="primary">
            Go to the library
          </ButtonLink>
        }
      >
        The map shows the topics of what you have read. Finish a post, then come back.
      </EmptyState>
    );
  }
  return <TopicExplorer graph={graph} />;
}
