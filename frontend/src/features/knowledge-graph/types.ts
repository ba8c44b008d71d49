import type { components } from "@/api/schema";

export type KnowledgeGraph = components["schemas"]["KnowledgeGraph"];
export type Topic = KnowledgeGraph["nodes"][number];
export type Level = NonNullable<Topic["level"]>;
