import { count } from "@/lib/format";
import type { Level, Topic } from "./types";

const LEVEL_LABEL: Record<Level, string> = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
  expert: "Expert",
};

export function levelText({ answers, level }: Topic): string {
  return answers === 0 || level === null ? "Not asked about yet" : LEVEL_LABEL[level];
}

export function postsText({ posts_read }: Topic): string {
  return `${count(posts_read, "post")} read`;
}

/** How far the level is to be trusted. */
export function certaintyText({ answers, certainty }: Topic): string {
  if (answers === 0) return "Not known yet";
  const after = `after ${count(answers, "answer")}`;
  if (certainty >= 0.7) return `Well known, ${after}`;
  return certainty >= 0.4 ? `Fairly well known, ${after}` : `A first impression, ${after}`;
}

/** All that the map shows of a topic, in one sentence. */
export function topicText(topic: Topic): string {
  return `${topic.name}, ${postsText(topic)}, ${levelText(topic).toLowerCase()}`;
}
