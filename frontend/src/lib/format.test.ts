import { expect, it } from "vitest";
import { count, formatDate } from "./format";

it("writes dates the British way", () => {
  expect(formatDate("2026-03-01")).toBe("1 March 2026");
});

it("counts in words", () => {
  expect(count(1, "post")).toBe("1 post");
  expect(count(0, "post")).toBe("0 posts");
});
