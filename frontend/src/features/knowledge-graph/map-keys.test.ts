import { expect, it } from "vitest";
import { commandOf } from "./map-keys";

const PLAIN = { altKey: false, ctrlKey: false, metaKey: false };

it("knows its keys, and leaves the others and the browser's own alone", () => {
  expect(commandOf({ ...PLAIN, key: "ArrowUp" })).toEqual({ do: "go", direction: "up" });
  expect(commandOf({ ...PLAIN, key: "0" })).toEqual({ do: "fit" });
  expect(commandOf({ ...PLAIN, key: "x" })).toBeNull();
  expect(commandOf({ ...PLAIN, key: "0", ctrlKey: true })).toBeNull();
  expect(commandOf({ ...PLAIN, key: "ArrowLeft", altKey: true })).toBeNull();
});
