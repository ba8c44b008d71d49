import { describe, expect, it } from "vitest";
import { anAbility, aTopicHistory } from "@/testing/progress-factories";
import { hasFaded, historyPoints } from "./history-points";

const TODAY = Date.parse("2026-11-23T09:00:00Z");

describe("historyPoints", () => {
  it("are the answers, then today", () => {
    const points = historyPoints(aTopicHistory(), TODAY);
    expect(points.map(({ words, score }) => [score, words])).toEqual([
      [40, "Intermediate, between beginner and advanced"],
      [80, "Advanced, between intermediate and expert"],
      [null, "Advanced, between intermediate and expert"],
    ]);
    expect(points.at(-1)).toMatchObject({ at: TODAY, when: "Today", interviewId: null });
  });

  it("never go back in time, whatever this machine's clock says", () => {
    const [, last, now] = historyPoints(aTopicHistory(), 0);
    expect(now?.at).toBe(last?.at);
  });

  it("are only the answers when nothing is known today", () => {
    expect(historyPoints(aTopicHistory({ now: null }), TODAY)).toHaveLength(2);
  });
});

describe("hasFaded", () => {
  const faded = (now: ReturnType<typeof anAbility> | null) =>
    hasFaded(historyPoints(aTopicHistory({ now }), TODAY));

  it("is true when the interval has become wider", () => {
    expect(faded(anAbility({ low: -0.6, high: 1.6 }))).toBe(true);
    expect(faded(anAbility({ low: -0.3, high: 1.31 }))).toBe(false);
    expect(faded(null)).toBe(false);
  });
});
