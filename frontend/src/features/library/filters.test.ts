import { describe, expect, it } from "vitest";
import { isFiltered, readFilters, writeFilters } from "./filters";

describe("filters in the address", () => {
  it("survive the way there and back", () => {
    const filters = { q: "a & b", tag: "c++", show: "unread" } as const;
    expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters);
  });

  it("leave a clean address when nothing is filtered", () => {
    const filters = readFilters(new URLSearchParams());
    expect(writeFilters(filters).toString()).toBe("");
    expect(isFiltered(filters)).toBe(false);
  });

  it("are cut and cleaned to what the server takes", () => {
    const q = `a\u0000\n${"b".repeat(300)}`;
    expect(readFilters(new URLSearchParams({ q })).q).toBe(`a ${"b".repeat(198)}`);
    expect(readFilters(new URLSearchParams({ q: "😀".repeat(201) })).q).toBe("😀".repeat(200));
    expect(readFilters(new URLSearchParams({ tag: "t".repeat(101) })).tag).toHaveLength(100);
  });

  it("ignore what they do not know", () => {
    expect(readFilters(new URLSearchParams("show=everything")).show).toBe("all");
  });
});
