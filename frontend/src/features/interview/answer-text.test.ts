import { describe, expect, it } from "vitest";
import { answerLength, answerProblem, lengthNote } from "./answer-text";

describe("answerLength", () => {
  it("counts code points without the space around", () => {
    expect(answerLength("  a😀b \n")).toBe(3);
  });
});

describe("answerProblem", () => {
  it.each(["", "  \n\t "])("asks for words instead of %j", (text) => {
    expect(answerProblem(text)).toMatch(/Write an answer/);
  });

  it("takes 20,000 characters and no more", () => {
    expect(answerProblem("😀".repeat(20_000))).toBeNull();
    expect(answerProblem("a".repeat(20_001))).toMatch(/shorten/);
  });
});

describe("lengthNote", () => {
  it("is silent while the limit is far", () => {
    expect(lengthNote("a".repeat(17_999))).toBeNull();
  });

  it("says what is left, and by how much it is too long", () => {
    expect(lengthNote("a".repeat(19_000))).toEqual({ over: false, text: "1,000 characters left" });
    expect(lengthNote("a".repeat(20_002))).toEqual({
      over: true,
      text: "2 characters over the limit",
    });
  });
});
