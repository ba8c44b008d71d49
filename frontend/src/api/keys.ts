// In one place, because one feature's change makes another's data stale: reading changes the
// interview plan and the map, an answer changes history, badges and all that is known of topics.
export const keys = {
  postLists: ["posts", "list"],
  postList: (filters: object) => ["posts", "list", filters],
  post: (id: string) => ["posts", "one", id],
  tags: ["tags"],
  plan: ["interview-plan"],
  planFor: (query: object) => ["interview-plan", query],
  interviewList: ["interviews", "list"],
  interview: (id: string) => ["interviews", "one", id],
  results: (id: string) => ["interviews", "results", id],
  badges: ["badges"],
  mastery: ["topics"],
  topics: ["topics", "list"],
  topicHistory: (id: string) => ["topics", "history", id],
  progress: ["progress"],
  knowledgeGraph: ["knowledge-graph"],
  preferences: ["preferences"],
  account: ["account"],
} as const;
