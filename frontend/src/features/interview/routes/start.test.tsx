import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aPlan, anInterview, anInterviewSummary } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

describe("starting an interview", () => {
  it("says that nothing is read yet and leads to the library", async () => {
    answer("get", "/interview-plan", aPlan({ topics: [], anything_read: false }));
    visit("/interview");
    expect(await screen.findByText("Nothing read yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
  });

  it("says that what was read has no questions", async () => {
    answer("get", "/interview-plan", aPlan({ topics: [] }));
    visit("/interview");
    expect(await screen.findByText(/comes without questions/)).toBeInTheDocument();
    expect(screen.queryByText("Nothing read yet")).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
  });

  it("says that questions on what was read are being written", async () => {
    answer("get", "/interview-plan", aPlan({ topics: [], being_written: 2 }));
    visit("/interview");
    expect(await screen.findByText(/Questions are being written/)).toBeInTheDocument();
    expect(screen.queryByText(/comes without questions/)).not.toBeInTheDocument();
  });

  it("starts one interview for a double click", async () => {
    let started = 0;
    answer("get", "/interview-plan", aPlan());
    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews", () => {
      started += 1;
      return json(anInterview(), 201);
    });
    visit("/interview");
    const button = await screen.findByRole("button", { name: "Start interview" });
    act(() => {
      button.click();
      button.click();
    });
    expect(await screen.findByRole("textbox")).toBeInTheDocument();
    expect(started).toBe(1);
  });

  it("says when there are fewer questions than wanted, for whichever topics are chosen", async () => {
    answer("get", "/interview-plan", (request) => {
      const topics = new URL(request.url).searchParams.getAll("topic");
      return json(aPlan({ question_count: 8, questions: topics.length > 1 ? 10 : 8 }));
    });
    const { user } = visit("/interview");
    await user.click(await screen.findByRole("button", { name: "One question more" }));
    expect(screen.getByText(/only 8 different questions/)).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: /http/ }));
    expect(screen.queryByText(/different questions/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "One question more" }));
    await user.click(screen.getByRole("button", { name: "One question more" }));
    expect(await screen.findByText(/only 10 different questions/)).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: /http/ }));
    expect(screen.getByText(/only 8 different questions/)).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: /python/ }));
    expect(screen.queryByText(/different questions/)).not.toBeInTheDocument();
  });

  it("shows many topics on demand", async () => {
    const topics = Array.from({ length: 10 }, (_, index) => ({
      ...{ posts_read: 1, questions: 1, chosen: index === 9, why: "You have read 1 post" },
      name: `topic ${index}`,
    }));
    answer("get", "/interview-plan", aPlan({ topics }));
    const { user } = visit("/interview");
    expect(await screen.findAllByRole("checkbox")).toHaveLength(8);
    expect(screen.getByRole("checkbox", { name: /topic 9/ })).toBeChecked();
    await user.click(screen.getByRole("button", { name: "Show 2 more topics" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(10);
  });

  it("chooses the planned topics, says why, and starts with what the reader changed", async () => {
    const sent: unknown[] = [];
    answer("get", "/interview-plan", aPlan());
    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews", async (request) => {
      sent.push(await request.json());
      return json(anInterview(), 201);
    });
    const { user, router } = visit("/interview");
    expect(await screen.findByRole("checkbox", { name: /python/ })).toBeChecked();
    expect(screen.getByText("Your most-read topic")).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: /http/ }));
    await user.click(screen.getByRole("button", { name: "One question fewer" }));
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(await screen.findByRole("textbox")).toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/interviews/interview-1");
    expect(sent).toEqual([{ question_count: 4, reviews: false, topics: ["python", "http"] }]);
  });

  it("keeps the number of questions between 1 and 20", async () => {
    answer("get", "/interview-plan", aPlan());
    const { user } = visit("/interview");
    const number = await screen.findByRole("spinbutton", { name: "Number of questions" });
    await user.clear(number);
    await user.type(number, "99");
    await user.tab();
    expect(number).toHaveValue(20);
    await user.clear(number);
    await user.tab();
    expect(number).toHaveValue(20);
  });

  it("asks for a topic when none is chosen", async () => {
    answer("get", "/interview-plan", aPlan());
    const { user } = visit("/interview");
    await user.click(await screen.findByRole("checkbox", { name: /python/ }));
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Choose at least one topic.");
  });

  it("shows why the server would not start one", async () => {
    answer("get", "/interview-plan", aPlan());
    answer("post", "/interviews", () => problem(409, "topic-not-read", "You have not read that."));
    const { user } = visit("/interview");
    await user.click(await screen.findByRole("button", { name: "Start interview" }));
    expect(await screen.findByText("You have not read that.")).toBeInTheDocument();

    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews", () => json(anInterview(), 201));
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(await screen.findByRole("textbox")).toBeInTheDocument();
  });

  it("offers to resume an unfinished interview", async () => {
    answer("get", "/interview-plan", aPlan({ in_progress: anInterviewSummary() }));
    visit("/interview");
    expect(await screen.findByRole("link", { name: "Resume" })).toHaveAttribute(
      "href",
      "/interviews/interview-1",
    );
    expect(screen.getByText("Question 1 of 2 on python")).toBeInTheDocument();
  });
});
