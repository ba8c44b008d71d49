import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { aBadge } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer } from "@/testing/server";

it("shows what is won, with its interview, and what the others take", async () => {
  const won = aBadge({
    won: true,
    awarded_at: "2026-11-22T10:00:00Z",
    interview_id: "interview-1",
  });
  const locked = aBadge({ code: "interview-master", name: "Interview Master", threshold: 0.8 });
  answer("get", "/badges", { items: [won, locked] });
  visit("/badges");
  expect(await screen.findByText(/Won on 22 November 2026/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "this interview" })).toHaveAttribute(
    "href",
    "/interviews/interview-1/results",
  );
  expect(screen.getByText("Locked: score 80% or more in an interview")).toBeInTheDocument();
});
