import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { visit } from "@/testing/render";
import { answer, problem } from "@/testing/server";
import { aTopic } from "../factories";

const NODES = [
  aTopic({ id: "1", name: "python", posts_read: 3 }),
  aTopic({
    id: "2",
    name: "http",
    posts_read: 1,
    ability: -1.5,
    certainty: 0.2,
    level: "beginner",
  }),
  aTopic({ id: "3", name: "c++ & c", posts_read: 2, answers: 0, level: null }),
];
const EDGES = [
  { source: "1", target: "2", weight: 0.4 },
  { source: "1", target: "3", weight: 0.9 },
];

class NoResizes implements ResizeObserver {
  observe() {
    // jsdom lays nothing out.
  }
  unobserve() {
    // See above.
  }
  disconnect() {
    // See above.
  }
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", NoResizes);
  vi.stubGlobal("matchMedia", (media: string) => Object.assign(new EventTarget(), { media }));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  answer("get", "/knowledge-graph", { nodes: NODES, edges: EDGES });
});

const KEY = "interview-simulator:map";

function keepSpots(spots: Record<string, number[]>): void {
  localStorage.setItem(KEY, JSON.stringify(spots));
}

function keptSpots(): unknown {
  return JSON.parse(localStorage.getItem(KEY) ?? "null");
}

async function openMap() {
  const opened = visit("/map");
  const map = await screen.findByRole("application", { name: "Map of topics" });
  await waitFor(() => {
    expect(map).toHaveAttribute("aria-busy", "false");
  });
  return { ...opened, map };
}

async function rows(): Promise<HTMLElement[]> {
  const list = await screen.findByRole("list", { name: "Topics" });
  return within(list).getAllByRole("listitem");
}

function names(): (string | null)[] {
  return screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
}

describe("map", () => {
  it("says so while nothing is read", async () => {
    answer("get", "/knowledge-graph", { nodes: [], edges: [] });
    visit("/map");
    expect(screen.getByText("Loading the map")).toBeInTheDocument();
    expect(await screen.findByRole("heading", { name: "Nothing read yet" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
    expect(screen.queryByRole("application")).not.toBeInTheDocument();
  });

  it("shows the server's reason when loading fails, and tries again", async () => {
    answer("get", "/knowledge-graph", () => problem(400, "unknown", "The database is asleep."));
    const { user } = visit("/map");
    expect(await screen.findByText("The database is asleep.")).toBeInTheDocument();
    answer("get", "/knowledge-graph", { nodes: NODES, edges: EDGES });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("application")).toBeInTheDocument();
  });

  it("is walked with the arrow keys, tells each topic, and leads to its actions", async () => {
    keepSpots({ 1: [0, 0], 2: [100, 0], 3: [0, 100] });
    const { user, map } = await openMap();
    map.focus();
    await user.keyboard("{ArrowDown}{ArrowLeft}{ArrowUp}");
    expect(screen.getByText("python, 3 posts read, advanced")).toHaveRole("status");
    await user.keyboard("{ArrowRight}");
    expect(screen.getByText("http, 1 post read, beginner")).toHaveRole("status");
    await user.keyboard("{ArrowUp}{ArrowLeft}{ArrowDown}");
    expect(screen.getByText("c++ & c, 2 posts read, not asked about yet")).toHaveRole("status");
    await user.keyboard("{Enter}");
    const details = screen.getByRole("region", { name: /^Topic: / });
    expect(within(details).getByRole("link", { name: /^Interview me on it/ })).toHaveFocus();

    await user.keyboard("{Escape}");
    expect(screen.queryByRole("region", { name: /^Topic: / })).not.toBeInTheDocument();
    expect(map).toHaveFocus();
  });

  it("jumps to what is searched for and shows what is known of it", async () => {
    const { user } = await openMap();
    await user.type(screen.getByRole("searchbox", { name: "Search topics" }), "C++");
    expect(screen.getByText("1 topic found")).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: /^Topic: / })).not.toBeInTheDocument();
    await user.keyboard("{Enter}");
    const details = within(screen.getByRole("region", { name: "Topic: c++ & c" }));
    expect(details.getByText("2 posts read")).toBeInTheDocument();
    expect(details.getByText("Not asked about yet")).toBeInTheDocument();
    expect(details.getByRole("link", { name: /^Interview me on it/ })).toHaveAttribute(
      "href",
      "/interview?topic=c%2B%2B+%26+c",
    );
    expect(details.getByRole("link", { name: /^Open its posts/ })).toHaveAttribute(
      "href",
      "/?tag=c%2B%2B+%26+c",
    );
    await user.click(details.getByRole("button", { name: "python" }));
    expect(screen.getByRole("region", { name: "Topic: python" })).toBeInTheDocument();
  });

  it("goes through all that was found, and round again", async () => {
    const { user } = await openMap();
    await user.type(screen.getByRole("searchbox"), "t");
    const shown: (string | null)[] = [];
    for (let time = 0; time < 3; time++) {
      await user.keyboard("{Enter}");
      shown.push(screen.getByRole("region", { name: /^Topic: / }).getAttribute("aria-label"));
    }
    expect(shown).toEqual(["Topic: python", "Topic: http", "Topic: python"]);
  });

  it("keeps its places, and says which were pinned", async () => {
    const spots = { 1: [0, 0], 2: [50, 0, 1], 3: [0, 50] };
    keepSpots(spots);
    const { user } = await openMap();
    await user.type(screen.getByRole("searchbox"), "http{Enter}");
    await user.click(screen.getByRole("button", { name: "Unpin it" }));
    expect(screen.queryByRole("button", { name: "Unpin all" })).not.toBeInTheDocument();
    expect(keptSpots()).toEqual({ ...spots, 2: [50, 0] });
    await user.click(screen.getByRole("button", { name: "Lay out again" }));
    expect(keptSpots()).not.toMatchObject({ 3: [0, 50] });
  });
});

describe("list", () => {
  it("has the same content, with what to do about each topic", async () => {
    visit("/map?view=list");
    const [python, , http] = await rows();
    expect(names()).toEqual(["python", "c++ & c", "http"]);
    expect(python).toHaveTextContent("3 posts read");
    expect(python).toHaveTextContent("Advanced");
    expect(python).toHaveTextContent("Related: c++ & c, http");
    expect(http).toHaveTextContent("BeginnerRather unsure, after 6 answers");
    expect(screen.getByRole("link", { name: "Interview me on it: http" })).toHaveAttribute(
      "href",
      "/interview?topic=http",
    );
    expect(screen.getByRole("link", { name: "Open its posts: http" })).toHaveAttribute(
      "href",
      "/?tag=http",
    );
  });

  it("is sorted and searched", async () => {
    const { user } = visit("/map?view=list");
    await user.click(await screen.findByRole("radio", { name: "Level" }));
    expect(names()).toEqual(["python", "http", "c++ & c"]);
    await user.click(screen.getByRole("radio", { name: "Name" }));
    expect(names()).toEqual(["c++ & c", "http", "python"]);
    await user.type(screen.getByRole("searchbox"), "th");
    expect(names()).toEqual(["python"]);
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "rust");
    expect(screen.getByText("No topic matches")).toBeInTheDocument();
  });

  it("is kept in the address", async () => {
    const { user, router } = visit("/map");
    await user.click(await screen.findByRole("radio", { name: "List" }));
    expect(router.state.location.search).toBe("?view=list");
    await user.click(screen.getByRole("radio", { name: "Map" }));
    expect(router.state.location.search).toBe("");
  });

  it("shows a long list in parts", async () => {
    const nodes = Array.from({ length: 60 }, (_, at) => aTopic({ id: `${at}`, name: `t${at}` }));
    answer("get", "/knowledge-graph", { nodes, edges: [] });
    const { user } = visit("/map?view=list");
    expect(await rows()).toHaveLength(50);
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await rows()).toHaveLength(60);
  });
});
