import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeIntersectionObserver } from "@/testing/intersection-observer";
import { ReadingTracker } from "./reading-tracker";

const save = vi.fn<(ids: string[]) => Promise<void>>();
const onSaved = vi.fn<(saved: boolean) => void>();
const ends = [document.createElement("div"), document.createElement("div")] as const;
let tracker: ReadingTracker;

function setHidden(hidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset().mockResolvedValue(undefined);
  onSaved.mockReset();
  const times = { dwellMs: 1000, settleMs: 100, batchMs: 500, retryMs: 9000 };
  tracker = new ReadingTracker({ save, onSaved, ...times });
  tracker.observe(ends[0], { id: "a", readingMs: 0 });
  tracker.observe(ends[1], { id: "b", readingMs: 7000 });
});

afterEach(() => {
  tracker.stop();
  vi.useRealTimers();
});

describe("ReadingTracker", () => {
  it("saves together what was in view long enough", async () => {
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(300);
    window.dispatchEvent(new Event("scroll"));
    FakeIntersectionObserver.scroll(ends[1], true);
    await vi.advanceTimersByTimeAsync(1300);
    expect(save.mock.calls).toEqual([[["a", "b"]]]);
    expect(onSaved).toHaveBeenCalledWith(true);
  });

  it("counts nothing for opening a post, until it is scrolled", async () => {
    FakeIntersectionObserver.scroll(ends[1], true);
    // Not the reader: the page scrolls to where the link leads.
    window.dispatchEvent(new Event("scroll"));
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).not.toHaveBeenCalled();
    window.dispatchEvent(new Event("scroll"));
    await vi.advanceTimersByTimeAsync(500);
    expect(save).toHaveBeenCalledWith(["b"]);
  });

  it("counts what was in view long enough to be read, without scrolling", async () => {
    FakeIntersectionObserver.scroll(ends[1], true);
    await vi.advanceTimersByTimeAsync(6900);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(600);
    expect(save).toHaveBeenCalledWith(["b"]);
  });

  it("does not count what was scrolled past", async () => {
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(900);
    FakeIntersectionObserver.scroll(ends[0], false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
  });

  it("does not count time while the tab is in the background", async () => {
    setHidden(true);
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
    setHidden(false);
    await vi.advanceTimersByTimeAsync(1500);
    expect(save).toHaveBeenCalledWith(["a"]);
  });

  it("saves at once when the page is left, and each section once", async () => {
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(1000);
    window.dispatchEvent(new Event("pagehide"));
    expect(save.mock.calls).toEqual([[["a"]]]);
    FakeIntersectionObserver.scroll(ends[0], false);
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("keeps what could not be saved and tries again", async () => {
    save.mockRejectedValueOnce(new Error("no network"));
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(1500);
    expect(onSaved).toHaveBeenLastCalledWith(false);
    await vi.advanceTimersByTimeAsync(9000);
    expect(save.mock.calls).toEqual([[["a"]], [["a"]]]);
    expect(onSaved).toHaveBeenLastCalledWith(true);
  });

  it("saves what is waiting when it is stopped", async () => {
    FakeIntersectionObserver.scroll(ends[0], true);
    await vi.advanceTimersByTimeAsync(1000);
    tracker.stop();
    expect(save).toHaveBeenCalledWith(["a"]);
  });
});
