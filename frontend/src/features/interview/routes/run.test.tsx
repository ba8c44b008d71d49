import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { anEvaluation, anInterview, aQuestion, someResults } from "@/testing/factories";
import { outcome } from "@/testing/events";
import { visit } from "@/testing/render";
import { answer, problem, unreachable } from "@/testing/server";

const second = aQuestion({
  id: "question-2",
  number: 2,
  text: "And `__new__`?",
  difficulty: "hard",
});
const afterFirst = anInterview({
  current_question: 2,
  difficulty: "hard",
  question: second,
  last_evaluation: {
    question: aQuestion(),
    text: "It sets up the state",
    skipped: false,
    evaluation: anEvaluation(),
  },
});
const sent: unknown[] = [];

beforeEach(() => {
  sent.length = 0;
  answer("get", "/interviews/:id", anInterview());
  answer("get", "/topics", { items: [] });
  answer("post", "/interviews/:id/answers/stream", async (request) => {
    sent.push(await request.json());
    return outcome({ status: "graded", evaluation: anEvaluation(), interview: afterFirst });
  });
});

describe("answering", () => {
  it("shows the question, takes the answer, gives feedback, goes on", async () => {
    const { user } = visit("/interviews/interview-1");
    const box = await screen.findByRole("textbox", { name: "What does __init__ do?" });
    expect(screen.getByText("Question 1 of 2")).toBeInTheDocument();
    await user.type(box, "It sets up the state");
    await user.keyboard("{Control>}{Enter}{/Control}");

    const heading = await screen.findByRole("heading", { name: "Feedback" });
    expect(heading).toHaveFocus();
    expect(sent).toEqual([
      { question_id: "question-1", text: "It sets up the state", skip: false },
    ]);
    expect(screen.getAllByText("70%")[0]).toHaveClass("text-bright-good");
    expect(screen.getByText("Complete and correct, well explained")).toBeInTheDocument();
    expect(
      screen.getByText(/^Graded by the offline interviewer, by the words/),
    ).toBeInTheDocument();
    expect(screen.getByText("The difficulty goes up to hard.")).toBeVisible();
    expect(screen.getByText("Your answer is graded: 70 per cent.")).toBeInTheDocument();

    await user.click(screen.getByRole("button", { name: "Next Question" }));
    expect(screen.getByRole("textbox", { name: "And __new__?" })).toHaveValue("");
    expect(screen.getByRole("heading", { name: "And __new__?" })).toHaveFocus();
    expect(screen.getByText("Feedback on your last answer")).toBeInTheDocument();
  });

  it("does not send an empty answer", async () => {
    const { user } = visit("/interviews/interview-1");
    await user.click(await screen.findByRole("button", { name: "Submit Answer" }));
    expect(screen.getByText("Write an answer first, or skip the question.")).toBeInTheDocument();
    expect(screen.getByRole("textbox")).toHaveFocus();
    expect(sent).toEqual([]);
  });

  it("keeps the draft across visits until it is graded", async () => {
    const first = visit("/interviews/interview-1");
    await first.user.type(await screen.findByRole("textbox"), "half an answer");
    first.unmount();

    const { user } = visit("/interviews/interview-1");
    expect(await screen.findByRole("textbox")).toHaveValue("half an answer");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    await screen.findByRole("heading", { name: "Feedback" });
    expect(localStorage).toHaveLength(0);
  });

  it("keeps the text when the server cannot be reached, and tries again", async () => {
    answer("post", "/interviews/:id/answers/stream", unreachable);
    answer("post", "/interviews/:id/answers", unreachable);
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "my answer");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument();
    expect(screen.getByRole("textbox")).toHaveValue("my answer");

    answer("post", "/interviews/:id/answers/stream", () =>
      outcome({ status: "graded", evaluation: anEvaluation(), interview: afterFirst }),
    );
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
  });

  it("skips only after saying what that costs", async () => {
    const { user } = visit("/interviews/interview-1");
    await user.click(await screen.findByRole("button", { name: "Skip" }));
    const dialog = screen.getByRole("alertdialog", { name: "Skip this question?" });
    expect(dialog).toHaveAccessibleDescription(/scores 0 and lowers the difficulty/);
    await user.click(within(dialog).getByRole("button", { name: "Keep answering" }));
    expect(sent).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Skip" }));
    await user.click(screen.getByRole("button", { name: "Skip question" }));
    await screen.findByRole("heading", { name: "Feedback" });
    expect(sent).toEqual([{ question_id: "question-1", skip: true }]);
  });

  it("sends the skip again when it failed, and keeps the draft", async () => {
    const bodies: unknown[] = [];
    answer("post", "/interviews/:id/answers/stream", async (request) => {
      bodies.push(await request.json());
      return problem(503, "database-unavailable", "The database is away.");
    });
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "my draft");
    await user.click(screen.getByRole("button", { name: "Skip" }));
    await user.click(screen.getByRole("button", { name: "Skip question" }));
    expect(await screen.findByText(/Your skip may not have arrived/)).toBeInTheDocument();
    expect(screen.getByRole("textbox")).toHaveValue("my draft");

    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => {
      expect(bodies).toEqual(Array(2).fill({ question_id: "question-1", skip: true }));
    });
    await user.click(await screen.findByRole("button", { name: "Submit Answer" }));
    await waitFor(() => {
      expect(bodies.at(-1)).toMatchObject({ text: "my draft", skip: false });
    });
  });

  it("compares the level with the interview's, not with the question's", async () => {
    answer("get", "/interviews/:id", anInterview({ difficulty: "hard" }));
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "It sets up the state");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    await screen.findByRole("heading", { name: "Feedback" });
    expect(screen.queryByText(/The difficulty goes/)).not.toBeInTheDocument();
  });

  it("leads to the results after the last answer, and from there not back", async () => {
    const completed = anInterview({ ...afterFirst, status: "completed", question: null });
    answer("post", "/interviews/:id/answers/stream", () =>
      outcome({ status: "graded", evaluation: anEvaluation(), interview: completed }),
    );
    answer("get", "/interviews/:id/results", someResults());
    answer("get", "/badges", { items: [] });
    const { user, router } = visit("/badges", "/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "the last one");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    await user.click(await screen.findByRole("link", { name: "See Results" }));
    expect(await screen.findByText("Across 1 question")).toBeInTheDocument();
    await router.navigate(-1);
    await waitFor(() => {
      expect(router.state.location.pathname).toBe("/badges");
    });
  });
});

describe("coming back", () => {
  it("sends a completed interview on to its results", async () => {
    answer("get", "/interviews/:id", anInterview({ status: "completed", question: null }));
    answer("get", "/interviews/:id/results", someResults());
    const { router } = visit("/interviews/interview-1");
    expect(await screen.findByText("Across 1 question")).toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/interviews/interview-1/results");
  });

  it("says that an unknown interview is unknown", async () => {
    answer("get", "/interviews/:id", () => problem(422, "invalid-request", "Not a UUID."));
    visit("/interviews/nonsense");
    expect(await screen.findByRole("heading", { name: "Interview not found" })).toBeVisible();
  });
});
