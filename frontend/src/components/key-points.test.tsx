import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";
import { anEvaluation } from "@/testing/factories";
import { KeyPoints } from "./key-points";

it("shows the verdict in words, the quote, and the way to the passage", () => {
  const points = anEvaluation().key_points;
  render(<KeyPoints points={points} />, { wrapper: MemoryRouter });
  expect(screen.getByText("Covered:")).toBeInTheDocument();
  expect(screen.getByText("sets up the state")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Python classes › Attributes" })).toHaveAttribute(
    "href",
    "/posts/post-1#attributes",
  );
});

it("shows no quote and no source where there is none", () => {
  render(
    <KeyPoints points={[{ text: "Shared", verdict: "missing", quote: null, source: null }]} />,
    { wrapper: MemoryRouter },
  );
  expect(screen.getByText("Missed:")).toBeInTheDocument();
  expect(screen.queryByText(/You wrote/)).not.toBeInTheDocument();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});
