import { expect, it } from "vitest";
import { count, formatDate, formatWait } from "./format";

it("writes dates the British way", () => {
  expect(formatDate("2026-03-01")).toBe("1 March 2026");
});

it("counts in words", () => {
  expect(count(1, "post")).toBe("1 post");
  expect(count(0, "post")).toBe("0 posts");
});

it("says how long to wait, never too short", () => {
  expect(formatWait(null)).toBe("later");
  expect(formatWait(1)).toBe("in 1 second");
  expect(formatWait(89)).toBe("in 89 seconds");
  expect(formatWait(121)).toBe("in 3 minutes");
  expect(formatWait(5_401)).toBe("in 2 hours");
});
