import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SearchBox } from "./search-box";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function type(value: string): void {
  fireEvent.change(screen.getByRole("searchbox"), { target: { value } });
}

function wait(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

it("searches once, when typing pauses", () => {
  const search = vi.fn();
  render(<SearchBox value="" onSearch={search} />);
  type("py");
  wait(200);
  type("python ");
  wait(200);
  expect(search).not.toHaveBeenCalled();
  wait(100);
  expect(search.mock.calls).toEqual([["python"]]);
});

it("does not undo what is typed while the address catches up", () => {
  const search = vi.fn();
  const { rerender } = render(<SearchBox value="" onSearch={search} />);
  type("py");
  wait(300);
  type("pyt");
  rerender(<SearchBox value="py" onSearch={search} />);
  expect(screen.getByRole("searchbox")).toHaveValue("pyt");
});

it("shows what the back button brings back", () => {
  const search = vi.fn();
  const { rerender } = render(<SearchBox value="python" onSearch={search} />);
  rerender(<SearchBox value="" onSearch={search} />);
  expect(screen.getByRole("searchbox")).toHaveValue("");
  wait(1000);
  expect(search).not.toHaveBeenCalled();
});
