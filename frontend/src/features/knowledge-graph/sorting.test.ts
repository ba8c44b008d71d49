import { expect, it } from "vitest";
import { aTopic } from "./factories";
import { sortTopics, type SortBy } from "./sorting";

const TOPICS = [
  aTopic({ name: "b", posts_read: 1, ability: 2.5, answers: 0 }),
  aTopic({ name: "topic 10", posts_read: 3, ability: -1 }),
  aTopic({ name: "topic 9", posts_read: 3, ability: 1 }),
];

it.each<[SortBy, string[]]>([
  ["posts", ["topic 9", "topic 10", "b"]],
  ["name", ["b", "topic 9", "topic 10"]],
  ["level", ["topic 9", "topic 10", "b"]],
])("sorts by %s", (by, names) => {
  expect(sortTopics(TOPICS, by).map(({ name }) => name)).toEqual(names);
});
