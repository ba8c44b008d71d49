import { describe, expect, it } from "vitest";
import { askedWords, dueWords } from "./due";

describe("dueWords", () => {
  const now = new Date(2026, 10, 23, 9, 0).getTime();

  it.each([
    [new Date(2026, 10, 23, 0, 1), "Due today"],
    [new Date(2026, 10, 23, 23, 59), "Due today"],
    [new Date(2026, 10, 22, 23, 59), "Due since yesterday"],
    [new Date(2026, 10, 13, 23, 59), "Due for 10 days"],
    [new Date(2026, 10, 24, 0, 1), "Due tomorrow"],
    [new Date(2026, 10, 25, 0, 1), "Due in 2 days"],
  ])("of %s", (due, words) => {
    expect(dueWords(due.toISOString(), now)).toBe(words);
  });

  it("counts days of the calendar when the clocks are changed in between", () => {
    const before = new Date(2026, 9, 20, 23, 30).toISOString();
    expect(dueWords(before, now)).toBe("Due for 34 days");
  });
});

it.each([
  [1, 0, "Asked once, never missed"],
  [1, 1, "Asked once, missed it"],
  [2, 2, "Asked twice, missed each time"],
  [3, 1, "Asked 3 times, missed once"],
  [9, 4, "Asked 9 times, missed 4 times"],
])("says of %d times asked and %d missed", (asked, missed, words) => {
  expect(askedWords(asked, missed)).toBe(words);
});
