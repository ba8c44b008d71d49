import { certaintyWords } from "@/lib/ability";
import { capitalised, count } from "@/lib/format";
import type { Topic } from "./types";

export function levelText({ answers, level }: Topic): string {
  return answers === 0 || level === null ? "Not asked about yet" : capitalised(level);
}

export function postsText({ posts_read }: Topic): string {
  return `${count(posts_read, "post")} read`;
}

/** How far the level is to be trusted. */
export function certaintyText({ answers, certainty }: Topic): string {
  if (answers === 0) return "Not known yet";
  return `${certaintyWords(certainty)}, after ${count(answers, "answer")}`;
}

/** All that the map shows of a topic, in one sentence. */
export function topicText(topic: Topic): string {
  return `${topic.name}, ${postsText(topic)}, ${levelText(topic).toLowerCase()}`;
}
