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

  it("ignore what they do not know", () => {
    expect(readFilters(new URLSearchParams("show=everything")).show).toBe("all");
  });
});
