import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aPostSummary } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  answer("get", "/tags", { items: [{ name: "python", posts: 2, completed: 1 }] });
  answer("get", "/posts", (request) => {
    const { search, searchParams } = new URL(request.url);
    asked.push(search);
    if (searchParams.get("q") === "nothing") return json({ items: [], next_cursor: null });
    return searchParams.has("cursor")
      ? json({ items: [aPostSummary({ id: "2", title: "HTTP caching" })], next_cursor: null })
      : json({ items: [aPostSummary({ progress: 0.5 })], next_cursor: "more" });
  });
});

describe("library", () => {
  it("shows posts with what has been read of them, and loads more", async () => {
    const { user } = visit("/");
    expect(await screen.findByRole("link", { name: "Python classes" })).toHaveAttribute(
      "href",
      "/posts/post-1",
    );
    expect(screen.getByText("50% read")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByRole("link", { name: "HTTP caching" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();
    expect(screen.getByText("That is everything.")).toHaveFocus();
  });

  it("keeps tag and reading state in the address and sends them", async () => {
    const { user, router } = visit("/");
    await user.click(await screen.findByRole("button", { name: /python/ }));
    await user.click(screen.getByRole("radio", { name: "Unread" }));
    await waitFor(() => {
      expect(asked.at(-1)).toBe("?tag=python&completed=false");
    });
    expect(router.state.location.search).toBe("?tag=python&show=unread");

    await router.navigate(-1);
    await waitFor(() => {
      expect(screen.getByRole("radio", { name: "All" })).toBeChecked();
    });
    expect(screen.getByRole("button", { name: /python/ })).toHaveAttribute("aria-pressed", "true");
  });

  it("searches, and offers the way back when nothing matches", async () => {
    const { user, router } = visit("/");
    await user.click(await screen.findByRole("searchbox"));
    await user.paste("nothing");
    expect(await screen.findByText("No post matches")).toBeInTheDocument();
    expect(router.state.location.search).toBe("?q=nothing");

    await user.click(screen.getByRole("button", { name: "Show all posts" }));
    expect(await screen.findByRole("link", { name: "Python classes" })).toBeInTheDocument();
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });

  it("says so when the library is empty", async () => {
    answer("get", "/posts", { items: [], next_cursor: null });
    visit("/");
    expect(await screen.findByText("The library is empty")).toBeInTheDocument();
  });

  it("shows the server's reason when loading fails, and tries again", async () => {
    answer("get", "/posts", () => problem(400, "unknown", "The database is asleep."));
    const { user } = visit("/");
    expect(await screen.findByText("The database is asleep.")).toBeInTheDocument();
    answer("get", "/posts", { items: [aPostSummary()], next_cursor: null });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "Python classes" })).toBeInTheDocument();
  });
});
