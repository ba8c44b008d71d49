import type { PlanTopic } from "@/api/types";
import { count } from "@/lib/format";

const SHOWN_AT_FIRST = 8;

/** The chosen topics, and the first of the others as far as there is room. */
export function topicsAtFirst(
  topics: readonly PlanTopic[],
  chosen: ReadonlySet<string>,
): PlanTopic[] {
  // What was planned stays too, so that no topic vanishes from under the pointer.
  const kept = (topic: PlanTopic) => topic.chosen || chosen.has(topic.name);
  let room = SHOWN_AT_FIRST - topics.filter(kept).length;
  return topics.filter((topic) => kept(topic) || room-- > 0);
}

/** What to say when the topics have fewer questions than wanted; null while they have enough. */
export function shortage(topics: readonly PlanTopic[], wanted: number): string | null {
  const questions = topics.reduce((sum, topic) => sum + topic.questions, 0);
  if (topics.length === 0 || questions >= wanted) return null;
  const there = questions === 1 ? "There is" : "There are";
  return `${there} only ${count(questions, "question")} on these topics; some will be asked again.`;
}
