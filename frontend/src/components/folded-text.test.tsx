import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { FoldedText } from "./folded-text";

it("leaves a text of a few lines as it is", () => {
  render(<FoldedText>{"line\n".repeat(11)}</FoldedText>);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it.each(["line\n".repeat(30), "word ".repeat(300)])("folds a very long text", async (text) => {
  const user = userEvent.setup();
  render(<FoldedText>{text}</FoldedText>);
  const paragraph = screen.getByText(/^(line|word)/);
  expect(paragraph).toHaveClass("line-clamp-12");
  await user.click(screen.getByRole("button", { name: "Show all" }));
  expect(paragraph).not.toHaveClass("line-clamp-12");
  await user.click(screen.getByRole("button", { name: "Show less" }));
  expect(paragraph).toHaveClass("line-clamp-12");
});
