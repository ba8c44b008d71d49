import { describe, expect, it } from "vitest";
import { aTopic } from "./factories";
import { searchTopics } from "./search";

const NAMES = ["context managers", "python", "Café au lait", "typing in python", "micropython"];
const TOPICS = NAMES.map((name) => aTopic({ id: name, name }));

function found(typed: string): string[] | undefined {
  return searchTopics(TOPICS, typed)?.map((index) => NAMES[index] ?? "");
}

describe("search", () => {
  it("finds nothing in particular while nothing is typed", () => {
    expect(searchTopics(TOPICS, " ")).toBeNull();
  });

  it("puts the name itself first, then beginnings of words, then what is inside them", () => {
    expect(found("python")).toEqual(["python", "typing in python", "micropython"]);
  });

  it("does not mind case, accents or the order of words", () => {
    expect(found("CAFE")).toEqual(["Café au lait"]);
    expect(found("managers con")).toEqual(["context managers"]);
    expect(found("rust")).toEqual([]);
  });

  it("prefers what was read more", () => {
    const topics = [
      aTopic({ name: "sql a", posts_read: 1 }),
      aTopic({ name: "sql b", posts_read: 4 }),
    ];
    expect(searchTopics(topics, "sql")).toEqual([1, 0]);
  });
});
