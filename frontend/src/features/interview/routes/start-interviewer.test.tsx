import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aPlan, anInterview } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem, unreachable } from "@/testing/server";

const OFFLINE = "Let the offline interviewer grade";
const WAIT = "Keep my answer until the chat model is back";

it("says that the offline interviewer asks and grades, with nothing to choose", async () => {
  answer("get", "/interview-plan", aPlan());
  visit("/interview");
  expect(
    await screen.findByText("Asked and graded by the offline interviewer, on this machine"),
  ).toBeInTheDocument();
  expect(screen.queryByRole("radio")).not.toBeInTheDocument();
});

describe("with a chat model", () => {
  beforeEach(() => {
    const topic = { posts_read: 1, chosen: true, why: "You have read 1 post" };
    answer(
      "get",
      "/interview-plan",
      aPlan({
        interviewer: { name: "llm", chat_model: "gpt-4o-mini" },
        questions: null,
        topics: [
          { ...topic, name: "python", questions: 2 },
          { ...topic, name: "http", questions: 0 },
        ],
      }),
    );
    answer("get", "/preferences", { when_model_fails: "offline" });
  });

  it("says which, and counts no questions that it will write itself", async () => {
    visit("/interview");
    expect(await screen.findByText("Asked and graded by gpt-4o-mini")).toBeInTheDocument();
    expect(screen.getByText("2 questions")).toBeInTheDocument();
    expect(screen.getByRole("checkbox", { name: /^http(?!.*question)/ })).toBeChecked();
    expect(screen.queryByText(/different question/)).not.toBeInTheDocument();
  });

  it("saves what is to happen when it fails", async () => {
    const sent: unknown[] = [];
    answer("patch", "/preferences", async (request) => {
      sent.push(await request.json());
      return json({ when_model_fails: "wait" });
    });
    const { user } = visit("/interview");
    expect(await screen.findByRole("radio", { name: OFFLINE, checked: true })).toBeVisible();
    await user.click(screen.getByRole("radio", { name: WAIT }));
    expect(screen.getByRole("radio", { name: WAIT })).toBeChecked();
    await waitFor(() => {
      expect(sent).toEqual([{ when_model_fails: "wait" }]);
    });
    expect(screen.getByRole("radio", { name: WAIT })).toBeChecked();
  });

  it("takes the choice back when it could not be saved, and says so", async () => {
    answer("patch", "/preferences", unreachable);
    const { user } = visit("/interview");
    await user.click(await screen.findByRole("radio", { name: WAIT }));
    expect(await screen.findByText(/^Your choice could not be saved/)).toBeInTheDocument();
    expect(await screen.findByRole("radio", { name: OFFLINE, checked: true })).toBeVisible();
  });

  it("says when the choice made before is not known", async () => {
    answer("get", "/preferences", () => problem(422, "nonsense", "No such reader."));
    const { user } = visit("/interview");
    expect(await screen.findByText(/could not be loaded. No such reader/)).toBeInTheDocument();
    answer("get", "/preferences", { when_model_fails: "wait" });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("radio", { name: WAIT, checked: true })).toBeVisible();
  });

  it("says that the first question is being written", async () => {
    let write: (response: Response) => void = () => undefined;
    answer("post", "/interviews", () => new Promise((resolve) => (write = resolve)));
    answer("get", "/interviews/:id", anInterview());
    const { user } = visit("/interview");
    await user.click(await screen.findByRole("button", { name: "Start interview" }));
    expect(
      await screen.findByRole("button", { name: "Preparing your first question…" }),
    ).toBeInTheDocument();
    write(json(anInterview(), 201));
    expect(await screen.findByRole("textbox")).toBeInTheDocument();
  });
});
