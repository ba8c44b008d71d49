import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { anInterviewSummary } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json } from "@/testing/server";

it("leads to the results of what is finished and to the rest of what is not", async () => {
  const finished = anInterviewSummary({
    id: "interview-2",
    status: "completed",
    topics: ["http", "sql"],
    overall_score: 0.84,
    band: "good_explanation",
  });
  answer("get", "/interviews", (request) =>
    new URL(request.url).searchParams.has("cursor")
      ? json({ items: [finished], next_cursor: null })
      : json({ items: [anInterviewSummary()], next_cursor: "more" }),
  );
  const { user } = visit("/history");
  expect(await screen.findByRole("link", { name: "python" })).toHaveAttribute(
    "href",
    "/interviews/interview-1",
  );
  expect(screen.getByText("Resume")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: "http, sql" })).toHaveAttribute(
    "href",
    "/interviews/interview-2/results",
  );
  expect(screen.getByText("84%")).toBeInTheDocument();
});

it("says which interviews were on reviews or on one post", async () => {
  const items = [
    anInterviewSummary(),
    anInterviewSummary({ id: "interview-2", topics: ["http"], focus: "reviews" }),
    anInterviewSummary({ id: "interview-3", topics: ["sql"], focus: "post", post_id: "post-1" }),
  ];
  answer("get", "/interviews", { items, next_cursor: null });
  visit("/history");
  await screen.findByRole("link", { name: "sql" });
  const rows = screen.getAllByRole("listitem").slice(-3);
  expect(rows.map(({ textContent }) => /^(Due reviews|One post)?/.exec(textContent)?.[0])).toEqual([
    "",
    "Due reviews",
    "One post",
  ]);
});

it("invites to a first interview", async () => {
  answer("get", "/interviews", { items: [], next_cursor: null });
  visit("/history");
  expect(await screen.findByRole("link", { name: "Start an interview" })).toBeInTheDocument();
});
