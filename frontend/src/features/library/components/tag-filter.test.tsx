import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { visit } from "@/testing/render";
import { answer } from "@/testing/server";

it("sorts tags as people count, and shows many of them only on demand", async () => {
  const names = ["tag-10", "tag-2", ...Array.from({ length: 8 }, (_, index) => `other-${index}`)];
  const items = names.map((name) => ({
    name,
    posts: name.startsWith("tag") ? 7 : 1,
    completed: 0,
  }));
  answer("get", "/tags", { items });
  answer("get", "/posts", { items: [], next_cursor: null });
  const { user } = visit("/");
  const group = within(await screen.findByRole("group", { name: "Filter by tag" }));
  const tags = () => group.getAllByRole("button", { name: /,/ });
  expect(tags()).toHaveLength(8);
  expect(tags()[0]).toHaveAccessibleName("tag-2, 7 posts");
  expect(tags()[1]).toHaveAccessibleName("tag-10, 7 posts");
  expect(tags()[2]).toHaveAccessibleName("other-0, 1 post");

  await user.click(group.getByRole("button", { name: "2 more" }));
  expect(tags()).toHaveLength(10);
  await user.click(group.getByRole("button", { name: "Show fewer" }));
  expect(tags()).toHaveLength(8);
});
