import { describe, expect, it, vi } from "vitest";
import { applyTheme, currentTheme } from "./theme";

describe("theme", () => {
  it("follows the system until the reader chooses", () => {
    expect(currentTheme()).toBe("system");
  });

  it("remembers a choice and marks the page with it", () => {
    applyTheme("dark");
    expect(currentTheme()).toBe("dark");
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");

    applyTheme("system");
    expect(currentTheme()).toBe("system");
    expect(document.documentElement).not.toHaveAttribute("data-theme");
  });

  it("works where storage is refused", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("refused", "SecurityError");
    });
    applyTheme("light");
    expect(document.documentElement).toHaveAttribute("data-theme", "light");
    applyTheme("system");
  });
});
