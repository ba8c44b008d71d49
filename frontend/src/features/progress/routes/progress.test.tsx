import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  aKeyPointProgress,
  anAbility,
  aProgress,
  aTopic,
  aTopicHistory,
} from "@/testing/progress-factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const UNASKED = aTopic({
  id: "topic-2",
  name: "http",
  answers: 0,
  ability: null,
  certainty: 0,
  last_answered_at: null,
});

beforeEach(() => {
  answer("get", "/topics", { items: [aTopic(), UNASKED] });
  answer("get", "/progress", aProgress());
  answer("get", "/topics/:id/history", aTopicHistory());
});

function row(name: string) {
  return within(screen.getByRole("heading", { level: 3, name }).closest("li") as HTMLElement);
}

describe("progress", () => {
  it("says how good the reader is, how sure that is, and what was not asked about", async () => {
    visit("/progress");
    expect(await screen.findByText("3 days")).toBeInTheDocument();
    expect(screen.getByText("in a row; answer today to go on")).toBeInTheDocument();
    const known = row("python");
    expect(known.getByText("Advanced, between intermediate and expert")).toBeInTheDocument();
    expect(known.getByText("Rather unsure · 6 answers · 2 posts read")).toBeInTheDocument();
    expect(known.getByRole("link", { name: "Interview me on it python" })).toHaveAttribute(
      "href",
      "/interview?topic=python",
    );
    const unasked = row("http");
    expect(unasked.getByText("Not asked about yet")).toBeInTheDocument();
    expect(unasked.getByText("2 posts read")).toBeInTheDocument();
    expect(unasked.queryByRole("button")).not.toBeInTheDocument();
  });

  it("counts days as the reader's clock does", async () => {
    vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(-120);
    let asked = "";
    answer("get", "/progress", (request) => {
      asked = new URL(request.url).search;
      return json(aProgress());
    });
    visit("/progress");
    await screen.findByText("3 days");
    expect(asked).toBe("?utc_offset_minutes=120");
  });

  it("leads to a review when one is due, and not when none is", async () => {
    const { unmount } = visit("/progress");
    await screen.findByText("3 days");
    expect(screen.queryByRole("link", { name: "Review now" })).not.toBeInTheDocument();
    unmount();

    const reviews = [aKeyPointProgress({ text: null, due_at: new Date().toISOString() })];
    answer("get", "/progress", aProgress({ due: 1, reviews }));
    visit("/progress");
    expect(await screen.findByRole("link", { name: "Review now" })).toHaveAttribute(
      "href",
      "/interview?reviews=true",
    );
    const due = within(screen.getByRole("region", { name: "Due reviews" }));
    expect(due.getByText("python · Asked 3 times, never missed · Due today")).toBeInTheDocument();
    expect(due.getByRole("link", { name: "Python classes › Attributes" })).toHaveAttribute(
      "href",
      "/posts/post-1#attributes",
    );
  });

  it("shows the strongest and weakest key points, and no heading without any", async () => {
    const weakest = [aKeyPointProgress({ text: "It is shared", verdict: "missing" })];
    answer("get", "/progress", aProgress({ weakest }));
    visit("/progress");
    const weak = within(await screen.findByRole("region", { name: "Weakest key points" }));
    expect(weak.getByText("It is shared")).toBeInTheDocument();
    expect(screen.queryByRole("heading", { name: "Strongest key points" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "Due reviews" })).toBeNull();
  });

  it("invites to read, then to answer", async () => {
    answer("get", "/topics", { items: [] });
    const { unmount } = visit("/progress");
    expect(await screen.findByText("Nothing read yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
    unmount();

    answer("get", "/topics", { items: [UNASKED] });
    answer("get", "/progress", aProgress({ answers: 0, interviews: 0, streak_days: 0 }));
    visit("/progress");
    expect(await screen.findByText("Nothing answered yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Start an interview" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 3, name: "http" })).toBeInTheDocument();
  });

  it("says what could not be loaded, and tries again", async () => {
    answer("get", "/progress", () => problem(400, "unknown", "The database is asleep."));
    const { user } = visit("/progress");
    expect(await screen.findByText("The database is asleep.")).toBeInTheDocument();
    answer("get", "/progress", aProgress());
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("3 days")).toBeInTheDocument();
  });

  it("shows the first twelve of many topics, and the one in the address anyway", async () => {
    const items = Array.from({ length: 20 }, (_, index) =>
      aTopic({ id: `t${index}`, name: `topic ${index}` }),
    );
    answer("get", "/topics", { items });
    const { user, unmount } = visit("/progress");
    await screen.findByText("3 days");
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(12);
    await user.click(screen.getByRole("button", { name: "Show 8 more topics" }));
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(20);
    unmount();

    visit("/progress?topic=t15");
    await screen.findByText("3 days");
    expect(screen.getByRole("heading", { level: 3, name: "topic 15" })).toBeInTheDocument();
  });
});

describe("ability over time", () => {
  it("opens from the address and closes with the back button", async () => {
    const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
    const { user, router } = visit("/progress");
    await user.click(await screen.findByRole("button", { name: "Over time python" }));
    expect(await screen.findByRole("slider")).toBeInTheDocument();
    expect(router.state.location.search).toBe("?topic=topic-1");
    expect(screen.getByRole("button", { name: "Over time python", expanded: true })).toBeVisible();
    expect(scroll).not.toHaveBeenCalled();
    await router.navigate(-1);
    await waitFor(() => {
      expect(screen.queryByRole("slider")).not.toBeInTheDocument();
    });
  });

  it("is scrolled to for who comes by a link", async () => {
    const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
    visit("/progress?topic=topic-1");
    expect(await screen.findByRole("slider", { name: "Point in time, python" })).toBeVisible();
    expect(scroll.mock.contexts[0]).toHaveTextContent(/^python/);
  });

  it("is walked with the arrow keys, each point told in words", async () => {
    answer("get", "/topics/:id/history", aTopicHistory({ now: anAbility({ low: -1.2 }) }));
    visit("/progress?topic=topic-1");
    const slider = await screen.findByRole("slider");
    expect(slider).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Today: Advanced/));
    expect(screen.queryByRole("link", { name: "See the interview" })).toBeNull();
    expect(screen.getByText(/knowledge fades/)).toBeInTheDocument();

    fireEvent.change(slider, { target: { value: "0" } });
    expect(slider).toHaveAttribute(
      "aria-valuetext",
      expect.stringMatching(
        /^20 Nov 2026.*: Intermediate, between beginner and advanced, after an answer of 40%$/,
      ),
    );
    expect(screen.getByRole("link", { name: "See the interview" })).toHaveAttribute(
      "href",
      "/interviews/interview-1/results",
    );
  });

  it("is there as a table too", async () => {
    visit("/progress?topic=topic-1");
    const table = await screen.findByRole("table", { name: "Ability over time, python" });
    const cells = within(table)
      .getAllByRole("row")
      .map((line) => Array.from(line.children, ({ textContent }) => textContent).slice(1));
    expect(cells).toEqual([
      ["Answer", "Ability"],
      ["40%", "Intermediate, between beginner and advanced"],
      ["80%", "Advanced, between intermediate and expert"],
      ["None", "Advanced, between intermediate and expert"],
    ]);
  });

  it("says when it could not be loaded", async () => {
    answer("get", "/topics/:id/history", () => problem(404, "not-found", "No such topic."));
    visit("/progress?topic=topic-1");
    expect(await screen.findByText("No such topic.")).toBeInTheDocument();
    expect(screen.getByText("3 days")).toBeInTheDocument();
  });

  it("ignores an address with a topic that is not there", async () => {
    visit("/progress?topic=nonsense");
    expect(await screen.findByText("3 days")).toBeInTheDocument();
    expect(screen.queryByRole("slider")).not.toBeInTheDocument();
  });
});
