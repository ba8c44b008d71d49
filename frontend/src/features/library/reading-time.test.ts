import { expect, it } from "vitest";
import { readingMs } from "./reading-time";

it("takes a minute for 400 words", () => {
  expect(readingMs("word\n ".repeat(400))).toBe(60_000);
  expect(readingMs("")).toBe(0);
});
