// In one place, because one feature's change makes another's data stale: reading changes the
// interview plan, an answer changes history and badges.
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
  topics: ["topics", "list"],
  topicHistory: (id: string) => ["topics", "history", id],
  progress: ["progress"],
  preferences: ["preferences"],
} as const;
