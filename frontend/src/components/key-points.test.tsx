import { render, screen, within } from "@testing-library/react";
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

const elsewhere = {
  post_id: "post-2",
  post_title: "HTTP caching",
  section_id: "s9",
  heading: "HTTP caching",
  anchor: "http-caching",
};

it("quotes the sentences that a point comes from", () => {
  const [point] = anEvaluation().key_points;
  const sentences = ["Python calls `__init__`.", "It sets up the state."];
  render(<KeyPoints points={point ? [{ ...point, sentences }] : []} />, { wrapper: MemoryRouter });
  expect(screen.getByText(/The post says/)).toHaveTextContent(
    "The post says: Python calls __init__. It sets up the state.",
  );
  expect(screen.getByRole("link", { name: "Python classes › Attributes" })).toBeInTheDocument();
});

it("names a passage once that all points share", () => {
  const [point] = anEvaluation().key_points;
  const points = point ? [point, { ...point, text: "It is called once" }] : [];
  render(<KeyPoints points={points} />, { wrapper: MemoryRouter });
  expect(screen.getAllByRole("link")).toHaveLength(1);
  expect(screen.getByRole("list")).not.toContainElement(screen.getByRole("link"));
});

it("names the passage of each point when they differ", () => {
  const [point] = anEvaluation().key_points;
  const points = point ? [point, { ...point, source: elsewhere }] : [];
  render(<KeyPoints points={points} />, { wrapper: MemoryRouter });
  expect(within(screen.getByRole("list")).getAllByRole("link")).toHaveLength(2);
});

it("shows no quote and no source where there is none", () => {
  render(
    <KeyPoints
      points={[{ text: "Shared", verdict: "missing", quote: null, source: null, sentences: [] }]}
    />,
    { wrapper: MemoryRouter },
  );
  expect(screen.getByText("Missed:")).toBeInTheDocument();
  expect(screen.queryByText(/You wrote/)).not.toBeInTheDocument();
  expect(screen.queryByText(/The post says/)).not.toBeInTheDocument();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});
