import { expect, it } from "vitest";
import { chooseLabels, shorten } from "./labels";

const widthOf = (text: string) => text.length * 7;

function aCircle(index: number, x: number, y: number, radius = 10) {
  return { index, text: `topic ${index}`, x, y, radius };
}

it("writes a name beneath its circle", () => {
  const [label] = chooseLabels([aCircle(0, 100, 100)], widthOf, 5);
  expect(label).toEqual({ index: 0, text: "topic 0", x: 100, y: 121 });
});

it("goes elsewhere rather than cover a circle or a name", () => {
  const labels = chooseLabels([aCircle(0, 100, 100), aCircle(1, 100, 122)], widthOf, 5);
  expect(labels.map(({ index }) => index)).toEqual([0, 1]);
  expect(labels[0]?.y).toBeLessThan(100);
  expect(labels[1]?.y).toBeGreaterThan(122);
});

it("leaves out what has no room, and what is too much", () => {
  const crowd = Array.from({ length: 30 }, (_, index) => aCircle(index, 100, 100));
  expect(chooseLabels(crowd, widthOf, 30).length).toBeLessThanOrEqual(4);
  const apart = Array.from({ length: 30 }, (_, index) => aCircle(index, index * 200, 0));
  expect(chooseLabels(apart, widthOf, 7).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it("shortens long names", () => {
  expect(shorten("python")).toBe("python");
  expect(shorten("a".repeat(27))).toBe(`${"a".repeat(25)}…`);
});

it("keeps clear of what is written already", () => {
  const written = [{ index: 9, text: "topic 9", x: 100, y: 121 }];
  const [label] = chooseLabels([aCircle(0, 100, 100)], widthOf, 5, written);
  expect(label?.y).toBe(79);
});
