import { expect, it } from "vitest";
import { clearReaderData, readStored, rememberReader, store } from "./storage";

const DRAFT = "interview-simulator:draft:question-1";

it("forgets what a reader left, and keeps what is the browser's or somebody else's", () => {
  store(DRAFT, "half a thought");
  store("interview-simulator:theme", "dark");
  store("another-page", "x");
  clearReaderData();
  expect(readStored(DRAFT)).toBeNull();
  expect(readStored("interview-simulator:theme")).toBe("dark");
  expect(readStored("another-page")).toBe("x");
});

it("keeps a draft for the reader who comes back, not for the next one", () => {
  store(DRAFT, "half a thought");
  rememberReader("reader-1");
  rememberReader("reader-1");
  expect(readStored(DRAFT)).toBe("half a thought");
  rememberReader("reader-2");
  expect(readStored(DRAFT)).toBeNull();
});
