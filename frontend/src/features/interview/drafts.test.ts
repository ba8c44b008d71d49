import { expect, it, vi } from "vitest";
import { clearDraft, dropOldDrafts, readDraft, saveDraft } from "./drafts";

const DAY_MS = 24 * 60 * 60 * 1_000;

it("keeps a draft until it is cleared or emptied", () => {
  saveDraft("one", "half a thought");
  saveDraft("two", "x");
  expect(readDraft("one")).toBe("half a thought");
  clearDraft("one");
  saveDraft("two", "");
  expect(localStorage).toHaveLength(0);
  expect(readDraft("one")).toBe("");
});

it("drops drafts of more than 60 days ago, and nothing else", () => {
  const now = vi.spyOn(Date, "now");
  now.mockReturnValue(0);
  saveDraft("old", "x");
  now.mockReturnValue(2 * DAY_MS);
  saveDraft("recent", "y");
  localStorage.setItem("interview-simulator:draft:damaged", "{");
  localStorage.setItem("interview-simulator:theme", "dark");
  now.mockReturnValue(61 * DAY_MS);
  dropOldDrafts();
  expect(readDraft("old")).toBe("");
  expect(readDraft("recent")).toBe("y");
  expect(localStorage).toHaveLength(2);
});
