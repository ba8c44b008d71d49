import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { aBadge, anAccount } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const sent: unknown[] = [];

beforeEach(() => {
  sent.length = 0;
  answer("get", "/account", anAccount({ reader: null }));
  answer("get", "/badges", { items: [aBadge()] });
  answer("post", "/account/sign-up", async (request) => {
    sent.push(await request.json());
    answer("get", "/account", anAccount());
    return json(anAccount(), 201);
  });
});

async function fillIn(user: ReturnType<typeof visit>["user"]): Promise<void> {
  await user.type(await screen.findByLabelText("Name"), "Ada");
  await user.type(screen.getByLabelText("E-mail"), "ada@example.org");
  await user.type(screen.getByLabelText("Password"), "kept as it is ");
  await user.click(screen.getByRole("button", { name: "Create account" }));
}

it("makes an account and goes on to where the reader was going", async () => {
  const { user, router } = visit("/sign-up?next=%2Fbadges");
  expect(await screen.findByLabelText("Password")).toHaveAttribute("autocomplete", "new-password");
  await fillIn(user);
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
  expect(router.state.location.pathname).toBe("/badges");
  expect(sent).toEqual([{ name: "Ada", email: "ada@example.org", password: "kept as it is " }]);
});

it("takes an invitation from its link", async () => {
  answer("get", "/account", anAccount({ reader: null, sign_up: "invitation" }));
  const { user } = visit("/sign-up?next=%2Fbadges#invitation=a.key-_");
  await fillIn(user);
  expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
  expect(sent).toEqual([expect.objectContaining({ invitation: "a.key-_" })]);
});

it("says why there is no account to be had", async () => {
  answer("get", "/account", anAccount({ reader: null, sign_up: "invitation" }));
  const { unmount } = visit("/sign-up");
  expect(await screen.findByText(/by invitation here/)).toBeInTheDocument();
  expect(screen.queryByLabelText("E-mail")).not.toBeInTheDocument();
  unmount();

  answer("get", "/account", anAccount({ reader: null, sign_up: "closed" }));
  visit("/sign-up#invitation=key");
  expect(await screen.findByText("New accounts are not being taken here.")).toBeInTheDocument();
  expect(screen.queryByLabelText("E-mail")).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in");
});

it("puts the server's refusal beside the field", async () => {
  const errors = [{ loc: "body.password", message: "is one of the first that are tried" }];
  answer("post", "/account/sign-up", () =>
    json(
      { type: "urn:interview-simulator:invalid-request", detail: "body.password: …", errors },
      422,
    ),
  );
  const { user } = visit("/sign-up");
  await fillIn(user);
  expect(
    await screen.findByRole("link", { name: "Password is one of the first that are tried." }),
  ).toBeInTheDocument();
  expect(screen.getByLabelText("Password")).toBeInvalid();
});

it("says that an invitation was used already", async () => {
  answer("post", "/account/sign-up", () =>
    problem(410, "link-not-valid", "This link was used already, or has expired."),
  );
  const { user } = visit("/sign-up#invitation=old");
  await fillIn(user);
  expect(await screen.findByText(/was used already/)).toBeInTheDocument();
});
