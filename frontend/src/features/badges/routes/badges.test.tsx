import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { aBadge } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer } from "@/testing/server";

it("shows what is won, with its interview, the easier ones first", async () => {
  const won = aBadge({
    won: true,
    awarded_at: "2026-11-22T10:00:00Z",
    interview_id: "interview-1",
  });
  const locked = aBadge({ code: "interview-master", name: "Interview Master", threshold: 0.8 });
  answer("get", "/badges", { items: [locked, won] });
  visit("/badges");
  expect(await screen.findByText(/Won on 22 November 2026/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "this interview" })).toHaveAttribute(
    "href",
    "/interviews/interview-1/results",
  );
  expect(screen.getByText("Not won yet")).toBeInTheDocument();
  expect(
    screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent),
  ).toEqual(["Interview Ready", "Interview Master"]);
});
