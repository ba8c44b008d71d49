import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { anEvaluation, anInterview, aQuestion } from "@/testing/factories";
import { outcome } from "@/testing/events";
import { visit } from "@/testing/render";
import { answer, problem } from "@/testing/server";

const pending = anInterview({
  pending_answer: {
    question_id: "question-1",
    text: "saved text",
    skipped: false,
    reason: "Timed out.",
  },
});
const graded = anInterview({
  current_question: 2,
  question: aQuestion({ id: "question-2", number: 2, text: "The second one?" }),
  last_evaluation: {
    question: aQuestion(),
    text: "saved text",
    skipped: false,
    evaluation: anEvaluation(),
  },
});
const sent: unknown[] = [];

beforeEach(() => {
  sent.length = 0;
});

describe("an answer that is saved but not graded", () => {
  it("is sent again by itself, once, and then by hand", async () => {
    answer("get", "/interviews/:id", pending);
    answer("post", "/interviews/:id/answers/stream", async (request) => {
      sent.push(await request.json());
      return sent.length === 1
        ? outcome({ status: "pending", reason: "Timed out.", interview: pending })
        : outcome({ status: "graded", evaluation: anEvaluation(), interview: graded });
    });
    const { user } = visit("/interviews/interview-1");
    expect(await screen.findByText("saved text")).toBeInTheDocument();
    expect(await screen.findByText("Timed out.")).toBeInTheDocument();
    expect(sent).toEqual([{ question_id: "question-1", text: "saved text", skip: false }]);

    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
    expect(sent).toHaveLength(2);
  });

  it("shows the feedback when somebody else has graded it meanwhile", async () => {
    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews/:id/answers/stream", () => {
      answer("get", "/interviews/:id", graded);
      return outcome({ status: "pending", reason: "Under way.", interview: pending });
    });
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "saved text");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    expect(await screen.findByText("saved text")).toBeInTheDocument();
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
  });
});

describe("a question answered in another tab", () => {
  beforeEach(() => {
    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews/:id/answers/stream", () => {
      answer("get", "/interviews/:id", graded);
      return problem(409, "already-answered", "That answer stands.");
    });
  });

  it("keeps what was typed, says why, and goes on with the current question", async () => {
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "my other text");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    expect(await screen.findByText(/has been answered already/)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Your text that was not counted" })).toHaveValue(
      "my other text",
    );
    expect(await screen.findByRole("textbox", { name: "The second one?" })).toHaveValue("");

    await user.click(screen.getByRole("button", { name: "Copy text" }));
    expect(await screen.findByRole("button", { name: "Copied" })).toBeInTheDocument();
    await expect(navigator.clipboard.readText()).resolves.toBe("my other text");

    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText(/has been answered already/)).not.toBeInTheDocument();
  });

  it("keeps what was typed while the other answer is sent again to be graded", async () => {
    const { user } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "my other text");
    answer("post", "/interviews/:id/answers/stream", async (request) => {
      const { text } = (await request.json()) as { text: string };
      if (text === "saved text") {
        return outcome({ status: "graded", evaluation: anEvaluation(), interview: graded });
      }
      answer("get", "/interviews/:id", pending);
      return problem(409, "already-answered", "That answer stands.");
    });
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Your text that was not counted" })).toHaveValue(
      "my other text",
    );
  });

  it("does not leave for the results before the text can be saved", async () => {
    const { user, router } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "my other text");
    answer("post", "/interviews/:id/answers/stream", () => {
      answer("get", "/interviews/:id", anInterview({ status: "completed", question: null }));
      return problem(409, "not-current-question", "It has moved on.");
    });
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    expect(await screen.findByRole("link", { name: "See Results" })).toBeInTheDocument();
    await waitFor(() => {
      expect(router.state.location.pathname).toBe("/interviews/interview-1");
    });
  });
});

it("waits for a question that is still being written", async () => {
  answer("get", "/interviews/:id", anInterview({ question: null }));
  visit("/interviews/interview-1");
  expect(await screen.findByText("The next question is being prepared")).toBeInTheDocument();
  answer("get", "/interviews/:id", anInterview());
  expect(await screen.findByRole("textbox")).toBeInTheDocument();
});

it("says why the next question is late", async () => {
  const delayed = "The chat model cannot be reached.";
  answer("get", "/interviews/:id", anInterview({ question: null, question_delayed: delayed }));
  visit("/interviews/interview-1");
  expect(await screen.findByText(/The chat model cannot be reached/)).toBeInTheDocument();
});
