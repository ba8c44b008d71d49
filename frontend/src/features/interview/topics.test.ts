import { describe, expect, it } from "vitest";
import type { PlanTopic } from "@/api/types";
import { shortage, topicsAtFirst } from "./topics";

function topics(number: number, chosen: readonly number[] = []): PlanTopic[] {
  return Array.from({ length: number }, (_, index) => ({
    name: `t${index}`,
    posts_read: 1,
    questions: 2,
    chosen: chosen.includes(index),
    why: "You have read 1 post",
  }));
}

function names(shown: PlanTopic[]): string {
  return shown.map(({ name }) => name).join(" ");
}

describe("topicsAtFirst", () => {
  it("shows up to eight", () => {
    expect(topicsAtFirst(topics(8), new Set())).toHaveLength(8);
    expect(names(topicsAtFirst(topics(12), new Set()))).toBe("t0 t1 t2 t3 t4 t5 t6 t7");
  });

  it("never hides a chosen one", () => {
    expect(names(topicsAtFirst(topics(12, [10]), new Set(["t10", "t11"])))).toBe(
      "t0 t1 t2 t3 t4 t5 t10 t11",
    );
    const all = topics(12);
    expect(topicsAtFirst(all, new Set(all.map(({ name }) => name)))).toHaveLength(12);
  });

  it("keeps in place what was planned and is taken out", () => {
    expect(topicsAtFirst(topics(12, [10]), new Set()).at(-1)?.name).toBe("t10");
  });
});

describe("shortage", () => {
  it("says how many questions there are when more are wanted", () => {
    expect(shortage(4, 4)).toBeNull();
    expect(shortage(4, 5)).toBe(
      "There are only 4 different questions on these topics, so you will be asked 4.",
    );
    expect(shortage(1, 5)).toBe(
      "There is only 1 different question on these topics, so you will be asked 1.",
    );
  });

  it("says nothing where there is no telling", () => {
    expect(shortage(null, 20)).toBeNull();
    expect(shortage(0, 5)).toBeNull();
  });
});
