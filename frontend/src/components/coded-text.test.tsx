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

it("sets lines of code apart, as they are written", () => {
  const snippet = "def f(self):\n    return `<b>`";
  const { container } = render(
    <CodedText>{`What is \`f\`?\n\n\`\`\`python\n${snippet}\n\`\`\`\n\nAnd why?`}</CodedText>,
  );
  expect([...container.querySelectorAll("code")].map((code) => code.textContent)).toEqual([
    "f",
    snippet,
  ]);
  expect(container.textContent).toBe(`What is f?${snippet}And why?`);
});

it("leaves a fence that never ends as it stands", () => {
  const { container } = render(<CodedText>{"Look:\n\n```python\nx = 1"}</CodedText>);
  expect(container.textContent).toContain("x = 1");
});
