import { expect, it } from "vitest";
import { nextPath, signInPath, withNext } from "./next";

function next(value: string): string {
  return nextPath(new URLSearchParams({ next: value }));
}

it("leads back to the very place that asked for signing in", () => {
  const place = { pathname: "/posts/1", search: "?q=a&b", hash: "#state" };
  const path = signInPath(place);
  expect(nextPath(new URLSearchParams(path.split("?").slice(1).join("?")))).toBe(
    "/posts/1?q=a&b#state",
  );
  expect(signInPath({ pathname: "/" })).toBe("/sign-in");
  expect(nextPath(new URLSearchParams())).toBe("/");
});

it.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "/\t/evil.example/",
  "javascript:alert(1)",
  "posts/1",
  "//",
  "",
])("never leads to another site: %j", (value) => {
  expect(next(value)).toBe("/");
});

it("leads to no page for who is not signed in, which would lead on again", () => {
  expect(next("/sign-in?next=/sign-in")).toBe("/");
  expect(next("/reset-password#token=x")).toBe("/");
  expect(next("/enter#token=x")).toBe("/");
});

it("is handed on from one such page to the next", () => {
  expect(withNext("/sign-up", "/")).toBe("/sign-up");
  expect(withNext("/sign-up", "/posts/1?a=b#c")).toBe("/sign-up?next=%2Fposts%2F1%3Fa%3Db%23c");
});
