import type { TopicHistory } from "@/api/types";
import { abilityWords, levelsOf } from "@/lib/ability";
import { formatTime } from "@/lib/format";
import { percent } from "@/lib/score";

/** Ability at one time: after an answer, or as it is now. */
export interface HistoryPoint {
  at: number;
  mean: number;
  low: number;
  high: number;
  when: string;
  /** "Advanced, between intermediate and expert" */
  words: string;
  /** Of the answer in whole per cent; null for now, when nothing was answered. */
  score: number | null;
  interviewId: string | null;
}

/** What is drawn and told of a topic: every answer, then what is known today. */
export function historyPoints({ items, now }: TopicHistory, today: number): HistoryPoint[] {
  const points: HistoryPoint[] = items.map(({ at, mean, low, high, score, interview_id }) => ({
    ...{ at: Date.parse(at), mean, low, high, when: formatTime(at) },
    words: abilityWords(levelsOf({ mean, low, high })),
    score: percent(score),
    interviewId: interview_id,
  }));
  if (now) {
    const { mean, low, high } = now;
    // A clock set back must not draw today before the last answer.
    const at = Math.max(today, points.at(-1)?.at ?? today);
    const words = abilityWords(now);
    points.push({ at, mean, low, high, when: "Today", words, score: null, interviewId: null });
  }
  return points;
}

/** Whether less is known today than after the last answer. */
export function hasFaded(points: readonly HistoryPoint[]): boolean {
  const [last, now] = points.slice(-2);
  if (!last || now?.score !== null) return false;
  return now.high - now.low > last.high - last.low + 0.05;
}
