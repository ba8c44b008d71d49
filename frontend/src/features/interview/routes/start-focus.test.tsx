import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { InterviewPlan } from "@/api/types";
import { aPlan, anInterview } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const sent: unknown[] = [];

function topic(name: string, chosen: boolean, why = "You have read 1 post") {
  return { name, posts_read: 1, questions: 3, chosen, why };
}

/** As the server plans: reviews are of http, the post is on sql. */
function planFor(query: URLSearchParams): InterviewPlan {
  const due_reviews = 2;
  if (query.get("reviews") === "true") {
    const topics = [topic("python", false), topic("http", true, "2 key points are due for review")];
    return aPlan({ focus: "reviews", topics, due_reviews, questions: 2 });
  }
  if (query.has("post")) {
    const post = { id: "post-1", title: "Joins" };
    return aPlan({ focus: "post", post, topics: [topic("sql", true)], due_reviews, questions: 1 });
  }
  const wanted = query.getAll("topic");
  const chosen = (name: string) => wanted.includes(name) || (!wanted.length && name === "python");
  const topics = ["python", "http"].map((name) => topic(name, chosen(name)));
  return aPlan({ topics, due_reviews });
}

beforeEach(() => {
  sent.length = 0;
  answer("get", "/interview-plan", (request) => json(planFor(new URL(request.url).searchParams)));
  answer("get", "/interviews/:id", anInterview());
  answer("post", "/interviews", async (request) => {
    sent.push(await request.json());
    return json(anInterview(), 201);
  });
});

async function start(user: ReturnType<typeof visit>["user"]): Promise<unknown> {
  await user.click(await screen.findByRole("button", { name: "Start interview" }));
  await screen.findByRole("textbox");
  return sent.at(-1);
}

describe("what an interview is about", () => {
  it("is the topics in the address", async () => {
    const { user } = visit("/interview?topic=http");
    expect(await screen.findByRole("checkbox", { name: /http/ })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: /python/ })).not.toBeChecked();
    expect(await start(user)).toEqual({ question_count: 5, reviews: false, topics: ["http"] });
  });

  it("says which topic in the address cannot be asked about", async () => {
    visit("/interview?topic=cobol");
    expect(await screen.findByText(/There are no questions on “cobol”/)).toBeInTheDocument();
  });

  it("is due reviews, chosen from topics, and the back button goes back", async () => {
    const { user, router } = visit("/interview");
    await user.click(await screen.findByRole("button", { name: "One question fewer" }));
    await user.click(screen.getByRole("radio", { name: "Due reviews (2)" }));
    expect(await screen.findByRole("heading", { name: "2 key points to review" })).toBeVisible();
    expect(screen.getByText("2 key points are due for review")).toBeInTheDocument();
    expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
    expect(screen.getByText(/only 2 different questions on what is due/)).toBeInTheDocument();
    expect(router.state.location.search).toBe("?reviews=true");

    await router.navigate(-1);
    expect(await screen.findByRole("checkbox", { name: /python/ })).toBeChecked();
    await router.navigate(1);
    await screen.findByRole("heading", { name: "2 key points to review" });
    expect(await start(user)).toEqual({ question_count: 4, reviews: true });
  });

  it("is the post in the address, which stays on offer", async () => {
    const { user } = visit("/interview?post=post-1");
    expect(await screen.findByRole("heading", { name: "On Joins" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Joins" })).toHaveAttribute("href", "/posts/post-1");
    await user.click(screen.getByRole("radio", { name: "Topics" }));
    expect(await screen.findByRole("checkbox", { name: /python/ })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "One post" }));
    await screen.findByRole("heading", { name: "On Joins" });
    expect(await start(user)).toEqual({ question_count: 5, reviews: false, post_id: "post-1" });
  });

  it("is no choice while there are only topics", async () => {
    answer("get", "/interview-plan", aPlan());
    visit("/interview");
    await screen.findByRole("checkbox", { name: /python/ });
    expect(screen.queryByRole("radio")).not.toBeInTheDocument();
  });

  it("can be nothing: no reviews are due", async () => {
    answer("get", "/interview-plan", aPlan());
    visit("/interview?reviews=true");
    expect(await screen.findByText("Nothing is due for review")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Start interview" })).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Interview me on topics" })).toBeInTheDocument();
  });

  it("can be a post without questions", async () => {
    const post = { id: "post-1", title: "Joins" };
    answer("get", "/interview-plan", aPlan({ focus: "post", post, questions: 0 }));
    visit("/interview?post=post-1");
    expect(await screen.findByText("No questions on this post")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Start interview" })).not.toBeInTheDocument();
  });

  it("can be a post that is not read yet", async () => {
    answer("get", "/interview-plan", () => problem(409, "nothing-read", "Read this post first."));
    visit("/interview?post=post-1");
    expect(await screen.findByText("Read this post first.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Read it" })).toHaveAttribute("href", "/posts/post-1");
  });

  it.each([
    [404, "not-found"],
    [422, "invalid-request"],
  ])("can be a post that there is not (%d)", async (status, slug) => {
    answer("get", "/interview-plan", (request) =>
      request.url.includes("post=") ? problem(status, slug, "No.") : json(aPlan()),
    );
    const { user } = visit("/interview?post=nonsense");
    expect(await screen.findByText("Post not found")).toBeInTheDocument();
    await user.click(screen.getByRole("link", { name: "Interview me on topics" }));
    expect(await screen.findByRole("checkbox", { name: /python/ })).toBeChecked();
  });
});
