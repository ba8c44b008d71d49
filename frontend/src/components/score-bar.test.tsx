import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ScoreBar } from "./score-bar";

it("is a meter with its value in per cent", () => {
  render(<ScoreBar label="Clarity" score={0.425} />);
  const meter = screen.getByRole("meter", { name: "Clarity" });
  expect(meter).toHaveAttribute("aria-valuenow", "42");
  expect(screen.getByText("42%")).toBeInTheDocument();
});
