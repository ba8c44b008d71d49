import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PartialGrade } from "@/api/types";
import { eventStream, outcome } from "@/testing/events";
import { anEvaluation, anInterview, aQuestion } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem, unreachable } from "@/testing/server";

const STREAM = "/interviews/:id/answers/stream";
const PLAIN = "/interviews/:id/answers";
const TEXT = "It sets up the state";

const afterFirst = anInterview({
  current_question: 2,
  question: aQuestion({ id: "question-2", number: 2, text: "The second one?" }),
  last_evaluation: {
    question: aQuestion(),
    text: TEXT,
    skipped: false,
    evaluation: anEvaluation(),
  },
});
const graded = { status: "graded", evaluation: anEvaluation(), interview: afterFirst };
const pending = anInterview({
  pending_answer: { question_id: "question-1", text: TEXT, skipped: false, reason: null },
});

function aPartial(part: Partial<PartialGrade> = {}): PartialGrade {
  return {
    key_points: [
      { position: 1, verdict: "missing", quote: null, text: null },
      { position: 0, verdict: "covered", quote: "sets up the state", text: "It sets up `self`" },
    ],
    feedback: "You named",
    checking: false,
    ...part,
  };
}

const plainly: unknown[] = [];
let stream: ReturnType<typeof eventStream>;

beforeEach(() => {
  plainly.length = 0;
  stream = eventStream();
  answer("get", "/interviews/:id", anInterview());
  answer("post", STREAM, () => stream.response);
  answer("post", PLAIN, async (request) => {
    plainly.push(await request.json());
    return json(graded);
  });
});

async function submit() {
  const page = visit("/interviews/interview-1");
  await page.user.type(await screen.findByRole("textbox"), TEXT);
  await page.user.click(screen.getByRole("button", { name: "Submit Answer" }));
  return page;
}

async function submitAndWatch() {
  const page = await submit();
  stream.send("saved", {});
  stream.send("partial", aPartial());
  const heading = await screen.findByRole("heading", { name: "Grading your answer" });
  return { ...page, heading };
}

describe("a grade that is still being written", () => {
  it("is shown as far as it is known, as provisional and without a score", async () => {
    const { heading } = await submitAndWatch();
    await waitFor(() => {
      expect(heading).toHaveFocus();
    });
    expect(screen.getByText("Provisional")).toBeInTheDocument();
    expect(screen.getByText("The score comes at the end")).toBeInTheDocument();
    expect(screen.getByText("You named")).toBeInTheDocument();
    const card = within(screen.getByRole("region", { name: "Grading your answer" }));
    const [first, second] = card.getAllByRole("listitem");
    expect(first).toHaveTextContent("Covered: It sets up selfYou wrote: sets up the state");
    expect(second).toHaveTextContent("Missed: Key point 2");
    expect(screen.queryByRole("meter")).not.toBeInTheDocument();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });

  it("grows with each event, and is announced only at each step", async () => {
    await submitAndWatch();
    stream.send("partial", aPartial({ feedback: "You named its purpose" }));
    expect(await screen.findByText("You named its purpose")).toBeInTheDocument();
    expect(screen.getByText("Grading your answer.")).toHaveAttribute("aria-live", "polite");

    stream.send("partial", aPartial({ checking: true }));
    expect(await screen.findByText("Checking the grade once more")).toBeInTheDocument();
    expect(screen.getByText("Checking the grade once more.")).toHaveClass("sr-only");
  });

  it("gives way to the final one in the same card", async () => {
    const { heading, user } = await submitAndWatch();
    stream.send("outcome", graded);
    stream.end();
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBe(heading);
    expect(heading).toHaveFocus();
    expect(screen.getAllByText("70%")[0]).toBeInTheDocument();
    expect(screen.queryByText("Provisional")).not.toBeInTheDocument();
    expect(screen.queryByText("Key point 2")).not.toBeInTheDocument();
    expect(localStorage).toHaveLength(0);

    await user.click(screen.getByRole("button", { name: "Next Question" }));
    expect(screen.getByRole("heading", { name: "The second one?" })).toHaveFocus();
    expect(plainly).toEqual([]);
  });

  it("is not shown before something of it is known", async () => {
    await submit();
    stream.send("saved", {});
    stream.comment();
    expect(screen.getByRole("button", { name: "Grading your answer…" })).toBeInTheDocument();
    expect(screen.getByRole("textbox")).toHaveValue(TEXT);
    stream.send("outcome", graded);
    expect(await screen.findByRole("heading", { name: "Feedback" })).toHaveFocus();
  });
});

describe("a stream without an outcome", () => {
  const body = { question_id: "question-1", text: TEXT, skip: false };

  it.each(["breakOff", "end"] as const)("is made up for without one: %s", async (how) => {
    await submitAndWatch();
    act(stream[how]);
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
    expect(plainly).toEqual([body]);
  });

  it("is no matter to a server that has no streams", async () => {
    answer("post", STREAM, () => problem(404, "not-found", "There is nothing here."));
    await submit();
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
    expect(plainly).toEqual([body]);
  });

  it("waits for the grade when the server is still at it", async () => {
    answer("post", PLAIN, () => {
      answer("get", "/interviews/:id", afterFirst);
      return json({ status: "pending", reason: "Under way.", interview: pending }, 202);
    });
    await submitAndWatch();
    stream.breakOff();
    expect(await screen.findByText(/saved and being graded/)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "What does __init__ do?" })).toHaveFocus();
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
  });

  it("leaves the text to try again when the server is gone", async () => {
    answer("post", PLAIN, unreachable);
    const { user } = await submitAndWatch();
    stream.breakOff();
    expect(await screen.findByText(/your answer is still here/)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "What does __init__ do?" })).toHaveFocus();
    expect(screen.getByRole("textbox")).toHaveValue(TEXT);

    answer("post", STREAM, () => outcome(graded));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
  });
});

it("does not send again what the server refused", async () => {
  answer("post", STREAM, () => {
    answer("get", "/interviews/:id", afterFirst);
    return problem(409, "already-answered", "That answer stands.");
  });
  await submit();
  expect(await screen.findByText(/has been answered already/)).toBeInTheDocument();
  expect(await screen.findByRole("textbox", { name: "The second one?" })).toBeInTheDocument();
  expect(plainly).toEqual([]);
});

it("stops watching when the reader leaves, and goes on when they come back", async () => {
  const { router } = await submitAndWatch();
  answer("get", "/badges", { items: [] });
  await act(() => router.navigate("/badges"));
  await waitFor(() => {
    expect(stream.cancelled()).toBe(true);
  });
  expect(plainly).toEqual([]);

  answer("get", "/interviews/:id", pending);
  const sent: unknown[] = [];
  answer("post", STREAM, async (request) => {
    sent.push(await request.json());
    return outcome(graded);
  });
  await act(() => router.navigate("/interviews/interview-1"));
  expect(await screen.findByRole("heading", { name: "Feedback" })).toBeInTheDocument();
  expect(sent).toEqual([{ question_id: "question-1", text: TEXT, skip: false }]);
});

describe("the next question", () => {
  const unwritten = { ...afterFirst, question: null };

  beforeEach(() => {
    answer("post", STREAM, () => {
      answer("get", "/interviews/:id", unwritten);
      return outcome({ ...graded, interview: unwritten });
    });
  });

  it("is fetched while the feedback is read", async () => {
    const { user } = await submit();
    await screen.findByRole("heading", { name: "Feedback" });
    let written = false;
    answer("get", "/interviews/:id", () => {
      written = true;
      return json(afterFirst);
    });
    await waitFor(() => {
      expect(written).toBe(true);
    });
    await user.click(screen.getByRole("button", { name: "Next Question" }));
    expect(await screen.findByRole("textbox", { name: "The second one?" })).toBeInTheDocument();
  });

  it("lets more of the feedback be seen once it is there", async () => {
    const withPoint = (text: string) =>
      anEvaluation({
        key_points: [{ text, verdict: "missing", quote: null, source: null, sentences: [] }],
      });
    const answered = { question: aQuestion(), text: TEXT, skipped: false };
    const before = withPoint("Your next question may ask about this.");
    answer("post", STREAM, () => outcome({ ...graded, evaluation: before, interview: unwritten }));
    await submit();
    const evaluation = withPoint("It returns nothing");
    const last_evaluation = { ...answered, evaluation };
    answer("get", "/interviews/:id", { ...afterFirst, last_evaluation });
    expect(await screen.findByText(/It returns nothing/)).toBeInTheDocument();
  });

  it("takes the focus when it comes after the reader", async () => {
    const { user } = await submit();
    await user.click(await screen.findByRole("button", { name: "Next Question" }));
    const wait = screen.getByRole("heading", { name: "The next question is being prepared" });
    expect(wait).toHaveFocus();
    expect(screen.getByText("Question 2 of 2")).toBeInTheDocument();

    answer("get", "/interviews/:id", afterFirst);
    expect(await screen.findByRole("heading", { name: "The second one?" })).toHaveFocus();
  });
});
