import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { aPost, aSection } from "@/testing/factories";
import { FakeIntersectionObserver } from "@/testing/intersection-observer";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const sent: unknown[] = [];

beforeEach(() => {
  sent.length = 0;
  answer("get", "/posts/:id", aPost());
  answer("put", "/posts/:id/progress", async (request) => {
    const body = (await request.json()) as { completed?: boolean };
    sent.push(body);
    return json(aPost({ completed: body.completed ?? false }));
  });
});

function endOf(sectionId: string): Element {
  const end = document.querySelector(`[data-section-end="${sectionId}"]`);
  if (!end) throw new Error(`no section ${sectionId}`);
  return end;
}

describe("reading a post", () => {
  it("shows the text under one h1, the opening without a second title", async () => {
    visit("/posts/post-1");
    expect(
      await screen.findByRole("heading", { level: 1, name: "Python classes" }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole("heading", { name: "Python classes" })).toHaveLength(1);
    expect(screen.getByRole("heading", { level: 2, name: "Attributes" })).toBeInTheDocument();
    expect(document.title).toBe("Python classes · Interview Simulator");
  });

  it("marks it as read at once, and takes it back", async () => {
    const { user } = visit("/posts/post-1");
    await user.click(await screen.findByRole("button", { name: "Mark as read" }));
    expect(screen.getByText("You have read this post")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Interview me on this post" })).toHaveAttribute(
      "href",
      "/interview?post=post-1",
    );
    await waitFor(() => {
      expect(screen.getByRole("button", { name: "Undo" })).not.toHaveAttribute("aria-disabled");
    });
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Finished reading?")).toBeInTheDocument();
    expect(screen.getByText(/Not counted again on this visit/)).toBeInTheDocument();
    await waitFor(() => {
      expect(sent).toEqual([{ completed: true }, { completed: false }]);
    });
  });

  it("takes the mark back when it could not be saved, and says so", async () => {
    answer("put", "/posts/:id/progress", () =>
      problem(503, "database-unavailable", "No database."),
    );
    const { user } = visit("/posts/post-1");
    await user.click(await screen.findByRole("button", { name: "Mark as read" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The post could not be marked as read. No database.",
    );
    expect(screen.getByText("Finished reading?")).toBeInTheDocument();
  });

  it("sends the unread sections that stayed in view", async () => {
    answer(
      "get",
      "/posts/:id",
      aPost({ sections: [aSection({ id: "s1", read: true }), aSection({ id: "s2" })] }),
    );
    visit("/posts/post-1");
    await screen.findByRole("heading", { level: 1 });
    FakeIntersectionObserver.scroll(endOf("s1"), true);
    FakeIntersectionObserver.scroll(endOf("s2"), true);
    await waitFor(() => {
      expect(sent).toEqual([{ sections_read: ["s2"] }]);
    });
  });

  it("can be marked as unread after it was scrolled through", async () => {
    answer("put", "/posts/:id/progress", () => json(aPost({ completed: true })));
    visit("/posts/post-1");
    await screen.findByRole("heading", { level: 1 });
    FakeIntersectionObserver.scroll(endOf("s2"), true);
    expect(await screen.findByRole("button", { name: "Mark as unread" })).toBeInTheDocument();
  });

  it("promises no interview about a post without questions", async () => {
    answer("get", "/posts/:id", aPost({ questions: 0, completed: true }));
    visit("/posts/post-1");
    expect(await screen.findByText(/This post has no questions/)).toBeInTheDocument();
    expect(screen.queryByText(/can now ask/)).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /on this post/ })).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Interview me on what I have read" })).toBeVisible();
  });

  it("says when questions are still being written", async () => {
    answer("get", "/posts/:id", aPost({ questions: 0, being_written: true, completed: true }));
    visit("/posts/post-1");
    expect(await screen.findByText(/Questions are being written from this post/)).toBeVisible();
    expect(screen.queryByText(/has no questions/)).not.toBeInTheDocument();
  });

  it("leads to the passage that a link names", async () => {
    const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
    visit("/posts/post-1#attributes");
    expect(await screen.findByRole("heading", { level: 2, name: "Attributes" })).toHaveFocus();
    expect(scroll.mock.contexts[0]).toHaveAttribute("id", "attributes");
  });

  it("says that an unknown post is unknown", async () => {
    answer("get", "/posts/:id", () => problem(404, "not-found", "No such post."));
    visit("/posts/nowhere");
    expect(await screen.findByRole("heading", { name: "Post not found" })).toBeInTheDocument();
  });
});
