import type { Topic } from "./types";

export type SortBy = "posts" | "name" | "level";

function byName(a: Topic, b: Topic): number {
  return a.name.localeCompare(b.name, "en", { numeric: true });
}

const COMPARE: Record<SortBy, (a: Topic, b: Topic) => number> = {
  name: byName,
  posts: (a, b) => b.posts_read - a.posts_read || byName(a, b),
  // What was never asked about has no level yet, so it comes last.
  level: (a, b) =>
    Number(a.answers === 0) - Number(b.answers === 0) ||
    (a.answers === 0 ? 0 : b.ability - a.ability) ||
    byName(a, b),
};

export function sortTopics(topics: readonly Topic[], by: SortBy): Topic[] {
  return topics.toSorted(COMPARE[by]);
}
