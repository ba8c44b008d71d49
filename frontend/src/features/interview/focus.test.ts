import { describe, expect, it } from "vitest";
import { newInterview, planQuery, readFocus, writeFocus, type Focus } from "./focus";

const TOPICS: Focus = { kind: "topics", topics: ["c++ & c", "http"] };
const REVIEWS: Focus = { kind: "reviews" };
const POST: Focus = { kind: "post", id: "post-1" };

describe("what an interview is about", () => {
  it.each([TOPICS, REVIEWS, POST, { kind: "topics", topics: [] } satisfies Focus])(
    "survives the way into the address and back: %j",
    (focus) => {
      expect(readFocus(new URLSearchParams(writeFocus(focus).toString()))).toEqual(focus);
    },
  );

  it("is the reader's topics whatever else the address says", () => {
    expect(readFocus(new URLSearchParams("reviews=no&post=&topic="))).toEqual({
      kind: "topics",
      topics: [],
    });
  });

  it("leaves a clean address when nothing is chosen", () => {
    expect(writeFocus({ kind: "topics", topics: [] }).toString()).toBe("");
  });

  it("is asked for and started in the server's words", () => {
    expect([TOPICS, REVIEWS, POST].map(planQuery)).toEqual([
      { topic: ["c++ & c", "http"] },
      { reviews: true },
      { post: "post-1" },
    ]);
    expect([TOPICS, REVIEWS, POST].map((focus) => newInterview(focus, 3))).toEqual([
      { question_count: 3, reviews: false, topics: ["c++ & c", "http"] },
      { question_count: 3, reviews: true },
      { question_count: 3, reviews: false, post_id: "post-1" },
    ]);
  });
});
