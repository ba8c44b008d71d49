import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { aBadge, anAccount } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem, unreachable } from "@/testing/server";

const sent: unknown[] = [];
const USED = "This link was used already. Go back to where you found it.";

beforeEach(() => {
  sent.length = 0;
  answer("get", "/account", anAccount({ reader: null }));
  answer("get", "/badges", { items: [aBadge()] });
});

function letIn(): void {
  answer("post", "/account/link", async (request) => {
    sent.push(await request.json());
    answer("get", "/account", anAccount());
    return json({ page: "/badges?post=1" });
  });
}

it("signs in, once, and leads on, leaving the token in no address", async () => {
  letIn();
  const { router } = visit("/enter#token=a.key-_");
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
  const { pathname, search, hash } = router.state.location;
  expect([pathname, search, hash]).toEqual(["/badges", "?post=1", ""]);
  expect(sent).toEqual([{ token: "a.key-_" }]);
});

it("signs in whom it is for, whoever was signed in before", async () => {
  answer("get", "/account", anAccount());
  letIn();
  visit("/enter#token=a.key");
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
});

it("says what to do when the link is used up", async () => {
  answer("post", "/account/link", () => problem(410, "link-not-valid", USED));
  visit("/enter#token=a.key");
  expect(await screen.findByText(USED)).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "This link does not work" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in");
});

it("leads on who is signed in by it already", async () => {
  answer("get", "/account", anAccount());
  answer("post", "/account/link", () => problem(410, "link-not-valid", USED));
  visit("/enter#token=a.key");
  expect(await screen.findByText(/You are signed in as Ada/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Go to the library" })).toHaveAttribute("href", "/");
});

it("says when the link is not whole", async () => {
  visit("/enter");
  expect(await screen.findByText(/Something is missing from it/)).toBeInTheDocument();
});

it("tries again when the server could not be reached", async () => {
  answer("post", "/account/link", unreachable);
  const { user } = visit("/enter#token=a.key");
  const again = await screen.findByRole("button", { name: "Try again" });
  letIn();
  await user.click(again);
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
});
