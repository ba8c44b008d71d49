import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { aBadge } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer } from "@/testing/server";

it("moves title and focus to the heading at navigation, not at the first page", async () => {
  answer("get", "/badges", { items: [] });
  answer("get", "/interviews", { items: [], next_cursor: null });
  const { user } = visit("/badges");
  expect(screen.getByRole("heading", { level: 1, name: "Badges" })).not.toHaveFocus();
  expect(document.title).toBe("Badges · Interview Simulator");

  const nav = within(screen.getByRole("navigation", { name: "Main" }));
  await user.click(nav.getByRole("link", { name: "History" }));
  expect(await screen.findByRole("heading", { level: 1, name: "History" })).toHaveFocus();
  expect(document.title).toBe("History · Interview Simulator");
  expect(nav.getByRole("link", { name: "History" })).toHaveAttribute("aria-current", "page");
});

it("offers a way past the navigation", async () => {
  answer("get", "/badges", { items: [] });
  const { user } = visit("/badges");
  await user.tab();
  expect(screen.getByRole("link", { name: "Skip to content" })).toHaveFocus();
});

it("says so when there is nothing at an address", () => {
  visit("/no/such/page");
  expect(screen.getByRole("heading", { level: 1, name: "Page not found" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
});

it("changes the theme from system to light to dark", async () => {
  answer("get", "/badges", { items: [] });
  const { user } = visit("/badges");
  await user.click(screen.getByRole("button", { name: /^Theme: as the system/ }));
  expect(document.documentElement).toHaveAttribute("data-theme", "light");
  await user.click(screen.getByRole("button", { name: /^Theme: light/ }));
  expect(document.documentElement).toHaveAttribute("data-theme", "dark");
  await user.click(screen.getByRole("button", { name: /^Theme: dark/ }));
  expect(document.documentElement).not.toHaveAttribute("data-theme");
});

it("shows the page before it is known whether there are accounts", async () => {
  answer("get", "/badges", { items: [aBadge()] });
  answer("get", "/account", () => new Promise<Response>(() => undefined));
  visit("/badges");
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /^Account/ })).not.toBeInTheDocument();
});
