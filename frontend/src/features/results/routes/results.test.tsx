import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { anEvaluation, aQuestion, someResults } from "@/testing/factories";
import { anAbility, aTopic } from "@/testing/progress-factories";
import { visit } from "@/testing/render";
import { answer, problem, unreachable } from "@/testing/server";

const badge = {
  code: "interview-ready",
  name: "Interview Ready",
  description: "You can talk about it.",
  newly_awarded: true,
} as const;

beforeEach(() => {
  answer("get", "/topics", { items: [] });
});

describe("results", () => {
  it("shows score, band, badge, and every answer with its model answer", async () => {
    answer("get", "/interviews/:id/results", someResults({ badge }));
    visit("/interviews/interview-1/results");
    expect(await screen.findByText("72%")).toBeInTheDocument();
    expect(screen.getByText("Across 1 question")).toBeInTheDocument();
    expect(screen.getByText("New badge: well done!")).toBeInTheDocument();
    expect(screen.getByText("It sets up the state.")).toBeInTheDocument();
    expect(screen.getByText("It initialises the object.")).toBeInTheDocument();
    expect(screen.getByText("Nothing: you covered every key point.")).toBeInTheDocument();
  });

  it("does not celebrate a badge won before", async () => {
    answer(
      "get",
      "/interviews/:id/results",
      someResults({ badge: { ...badge, newly_awarded: false } }),
    );
    visit("/interviews/interview-1/results");
    expect(await screen.findByText("Badge earned again")).toBeInTheDocument();
  });

  it("says how good the reader now is at the topics of the interview", async () => {
    const other = aTopic({ id: "topic-2", name: "http" });
    answer("get", "/topics", { items: [aTopic({ ability: anAbility() }), other] });
    answer("get", "/interviews/:id/results", someResults());
    visit("/interviews/interview-1/results");
    const now = within(await screen.findByRole("region", { name: "Your level now" }));
    expect(now.getByText("Advanced, between intermediate and expert")).toBeInTheDocument();
    expect(now.getByRole("link", { name: "python" })).toHaveAttribute(
      "href",
      "/progress?topic=topic-1",
    );
    expect(now.queryByText("http")).not.toBeInTheDocument();
  });

  it("does without that when it cannot be had", async () => {
    answer("get", "/topics", unreachable);
    answer("get", "/interviews/:id/results", someResults());
    visit("/interviews/interview-1/results");
    expect(await screen.findByText("72%")).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Your level now" })).not.toBeInTheDocument();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("says what to reread and leads there", async () => {
    const source = {
      post_id: "post-1",
      post_title: "Python classes",
      section_id: "s2",
      heading: "Lookup & order",
      anchor: "lookup-order",
    };
    answer(
      "get",
      "/interviews/:id/results",
      someResults({ reread: [{ source, missed: ["Shared"] }] }),
    );
    visit("/interviews/interview-1/results");
    const list = within(await screen.findByRole("region", { name: "What to reread" }));
    expect(list.getByRole("link")).toHaveAttribute("href", "/posts/post-1#lookup-order");
    expect(list.getByText("Shared")).toBeInTheDocument();
  });

  it("shows a skipped question as skipped, without bars", async () => {
    const skipped = {
      question: aQuestion(),
      text: null,
      skipped: true,
      evaluation: anEvaluation({ score: 0, graded_by: "skip", feedback: "You skipped it." }),
      model_answer: "It initialises.",
    };
    answer("get", "/interviews/:id/results", someResults({ answers: [skipped] }));
    visit("/interviews/interview-1/results");
    expect(await screen.findByText("You skipped it.")).toBeInTheDocument();
    expect(screen.queryByRole("meter")).not.toBeInTheDocument();
  });

  it("says where each grade came from", async () => {
    const [answered] = someResults().answers;
    const evaluation = anEvaluation({
      ...{ graded_by: "llm", chat_model: "gpt-4o-mini", prompt_version: "evaluation.v1" },
      note: "Checked a second time: two verdicts were unsure.",
    });
    const answers = answered ? [{ ...answered, evaluation }] : [];
    answer("get", "/interviews/:id/results", someResults({ answers }));
    visit("/interviews/interview-1/results");
    expect(await screen.findByText(/^Graded by gpt-4o-mini/)).toBeInTheDocument();
    expect(screen.getByText(/^Checked a second time/)).toBeInTheDocument();
  });

  it("sends the reader back to an interview that is not finished", async () => {
    answer("get", "/interviews/:id/results", () =>
      problem(409, "interview-in-progress", "Finish it first."),
    );
    visit("/interviews/interview-1/results");
    expect(await screen.findByRole("link", { name: "Carry on" })).toHaveAttribute(
      "href",
      "/interviews/interview-1",
    );
  });
});
