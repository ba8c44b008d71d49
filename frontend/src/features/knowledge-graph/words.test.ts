import { expect, it } from "vitest";
import { aTopic } from "./factories";
import { interviewPath, postsPath } from "./links";
import { certaintyText, levelText, topicText } from "./words";

it("says all that the map shows", () => {
  expect(topicText(aTopic())).toBe("python, 2 posts read, advanced");
  expect(topicText(aTopic({ answers: 0, level: null, posts_read: 1 }))).toBe(
    "python, 1 post read, not asked about yet",
  );
});

it("does not pass a guess off as a level", () => {
  const guessed = aTopic({ answers: 0, level: "expert", certainty: 0.9 });
  expect(levelText(guessed)).toBe("Not asked about yet");
  expect(certaintyText(guessed)).toBe("Not known yet");
});

it.each([
  [0.9, "Sure, after 6 answers"],
  [0.89, "Fairly sure, after 6 answers"],
  [0.19, "A first guess, after 6 answers"],
])("says how certain %d is", (certainty, text) => {
  expect(certaintyText(aTopic({ certainty }))).toBe(text);
});

it("leads to an interview and to posts on a topic of any name", () => {
  const topic = aTopic({ name: "c++ & c" });
  expect(new URLSearchParams(interviewPath(topic).split("?")[1]).get("topic")).toBe("c++ & c");
  expect(new URLSearchParams(postsPath(topic).split("?")[1]).get("tag")).toBe("c++ & c");
});
