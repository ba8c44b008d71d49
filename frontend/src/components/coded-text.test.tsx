import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { CodedText } from "./coded-text";

it.each([
  ["What does `__init__` do?", ["__init__"]],
  ["`a` and `b`", ["a", "b"]],
  ["an odd ` backtick", []],
  ["<b>`<i>`</b>", ["<i>"]],
])("marks the code in %s", (text, codes) => {
  const { container } = render(<CodedText>{text}</CodedText>);
  expect([...container.querySelectorAll("code")].map((code) => code.textContent)).toEqual(codes);
  if (codes.length === 0) expect(container).toHaveTextContent(text);
});
