import type { Topic } from "./types";

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}

/** How well a name fits: 0 is the same word, Infinity is not at all. */
function distance(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s\-_/]+/).some((word) => word.startsWith(wanted))) return 2;
  return wanted.split(/\s+/).every((word) => name.includes(word)) ? 3 : Infinity;
}

/** The topics that fit what was typed, as places in `topics`, the best first; null for an empty search. */
export function searchTopics(topics: readonly Topic[], typed: string): number[] | null {
  const wanted = plain(typed);
  if (!wanted) return null;
  return topics
    .map((topic, index) => ({ topic, index, far: distance(plain(topic.name), wanted) }))
    .filter(({ far }) => far < Infinity)
    .sort(
      (a, b) =>
        a.far - b.far ||
        b.topic.posts_read - a.topic.posts_read ||
        a.topic.name.localeCompare(b.topic.name, "en", { numeric: true }),
    )
    .map(({ index }) => index);
}
