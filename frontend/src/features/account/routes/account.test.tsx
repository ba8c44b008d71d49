import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { readStored, store } from "@/lib/storage";
import { aBadge, anAccount } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const DRAFT = "interview-simulator:draft:question-1";
const sent: unknown[] = [];

function done(): Response {
  answer("get", "/account", anAccount({ reader: null }));
  return new Response(null, { status: 204 });
}

beforeEach(() => {
  sent.length = 0;
  answer("get", "/account", anAccount());
});

function section(name: string) {
  return within(screen.getByRole("region", { name }));
}

describe("the account", () => {
  it("says whose it is", async () => {
    visit("/account");
    expect(await screen.findByText("Ada · ada@example.org")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Download my data" })).toHaveAttribute(
      "href",
      "/api/account/data",
    );
  });

  it("is nothing for who is not signed in", async () => {
    answer("get", "/account", anAccount({ reader: null }));
    const { router } = visit("/account");
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
    expect(router.state.location.search).toBe("?next=%2Faccount");
  });

  it("offers no password to who signs in elsewhere", async () => {
    const reader = { id: "reader-1", name: "Ada", email: null, has_password: false };
    answer("get", "/account", anAccount({ reader }));
    const { user } = visit("/account");
    expect(await screen.findByText("Ada", { selector: "p" })).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Password" })).not.toBeInTheDocument();
    await user.click(screen.getByText("Delete my account…"));
    expect(screen.queryByLabelText("Your password")).not.toBeInTheDocument();
  });
});

describe("changing the password", () => {
  it("empties the form and says so", async () => {
    answer("post", "/account/password", async (request) => {
      sent.push(await request.json());
      return json(anAccount());
    });
    const { user } = visit("/account");
    await user.type(await screen.findByLabelText("Current password"), "the old one");
    await user.type(screen.getByLabelText("New password"), "the new one");
    await user.click(section("Password").getByRole("button", { name: "Change password" }));
    expect(await screen.findByText(/^Your password is changed/)).toBeInTheDocument();
    expect(screen.getByLabelText("Current password")).toHaveValue("");
    expect(sent).toEqual([{ current: "the old one", new: "the new one" }]);
  });

  it("says when the current one is wrong", async () => {
    answer("post", "/account/password", () => problem(403, "wrong-password", "That is not it."));
    const { user } = visit("/account");
    await user.type(await screen.findByLabelText("Current password"), "a guess");
    await user.type(screen.getByLabelText("New password"), "the new one{Enter}");
    expect(await screen.findByText("That is not it.")).toBeInTheDocument();
  });
});

describe("signing out", () => {
  it.each([
    ["Sign out", "/account/sign-out", "You have signed out."],
    ["Sign out everywhere", "/account/sign-out-everywhere", "You have signed out everywhere."],
  ])("%s: leaves nothing of the reader in this browser", async (button, path, said) => {
    answer("get", "/badges", { items: [aBadge({ name: "Mine alone" })] });
    answer("post", path, done);
    store(DRAFT, "half a thought");
    const { user, router } = visit("/badges");
    expect(await screen.findByText("Mine alone")).toBeInTheDocument();
    await user.click(await screen.findByRole("link", { name: "Account: Ada" }));
    await user.click(await screen.findByRole("button", { name: button }));
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(router.state.location).toMatchObject({ pathname: "/sign-in", search: "" });
    expect(readStored(DRAFT)).toBeNull();

    answer("get", "/badges", () => problem(401, "not-signed-in", "Sign in first."));
    await router.navigate(-1);
    await waitFor(() => {
      expect(router.state.location.search).toBe("?next=%2Fbadges");
    });
    expect(screen.queryByText("Mine alone")).not.toBeInTheDocument();
  });

  it("tells the other tabs", async () => {
    answer("post", "/account/sign-out", done);
    const otherTab = new BroadcastChannel("interview-simulator:reader");
    let told = 0;
    otherTab.addEventListener("message", () => {
      told += 1;
    });
    const { user } = visit("/account");
    await user.click(await screen.findByRole("button", { name: "Sign out" }));
    await waitFor(() => {
      expect(told).toBe(1);
    });
    otherTab.close();
  });

  it("says when it did not work", async () => {
    answer("post", "/account/sign-out", () => problem(503, "database-unavailable", "Not now."));
    const { user } = visit("/account");
    await user.click(await screen.findByRole("button", { name: "Sign out" }));
    expect(await screen.findByText("Not now.")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Account" })).toBeInTheDocument();
  });
});

describe("deleting the account", () => {
  it("takes the password and a typed word, and leaves nothing", async () => {
    answer("delete", "/account", async (request) => {
      sent.push(await request.json());
      return done();
    });
    store(DRAFT, "half a thought");
    const { user } = visit("/account");
    await user.click(await screen.findByText("Delete my account…"));
    const form = section("Delete my account");
    await user.type(form.getByLabelText("Your password"), "a long one");
    await user.click(form.getByRole("button", { name: "Delete my account" }));
    expect(form.getByRole("link", { name: "Type the word “delete”." })).toBeInTheDocument();
    expect(sent).toEqual([]);

    await user.type(form.getByLabelText("Type “delete” to confirm"), "delete{Enter}");
    expect(await screen.findByText("Your account and everything in it is deleted.")).toBeVisible();
    expect(sent).toEqual([{ password: "a long one" }]);
    expect(readStored(DRAFT)).toBeNull();
  });
});

describe("without accounts", () => {
  beforeEach(() => {
    answer("get", "/account", anAccount({ mode: "none" }));
  });

  it("there is only the data to download or delete", async () => {
    visit("/account");
    expect(await screen.findByRole("heading", { level: 1, name: "Your data" })).toBeInTheDocument();
    expect(screen.getAllByRole("region")).toHaveLength(2);
    expect(screen.getByRole("link", { name: "Download my data" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Sign out/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /^Account/ })).not.toBeInTheDocument();
  });

  it("deletes the data and goes on from there", async () => {
    answer("delete", "/account", async (request) => {
      sent.push(await request.json());
      return new Response(null, { status: 204 });
    });
    const { user, router } = visit("/account");
    await user.click(await screen.findByText("Delete my data…"));
    await user.type(screen.getByLabelText("Type “delete” to confirm"), "delete{Enter}");
    expect(
      await screen.findByText("Your data is deleted. You can begin anew."),
    ).toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/account");
    expect(sent).toEqual([{}]);
  });
});
