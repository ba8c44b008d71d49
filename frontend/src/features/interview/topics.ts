import type { PlanTopic } from "@/api/types";
import { count } from "@/lib/format";
import type { Focus } from "./focus";

const SHOWN_AT_FIRST = 8;

const ABOUT: Record<Focus["kind"], string> = {
  topics: "on these topics",
  reviews: "on what is due",
  post: "on this post",
};

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

/** What to say when there are fewer different questions than wanted; null while there are enough. */
export function shortage(
  questions: number | null,
  wanted: number,
  focus: Focus["kind"] = "topics",
): string | null {
  if (!questions || questions >= wanted) return null;
  const there = questions === 1 ? "There is" : "There are";
  return `${there} only ${count(questions, "different question")} ${ABOUT[focus]}, so you will be asked ${questions}.`;
}
