import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBadge, anAccount, anInterview } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, json, problem } from "@/testing/server";

const SIGNED_OUT = anAccount({ reader: null });
const sent: unknown[] = [];

function refused(): Response {
  return problem(401, "not-signed-in", "Sign in first.");
}

/** As a server with one account. */
function signInWorks(): void {
  answer("post", "/account/sign-in", async (request) => {
    sent.push(await request.json());
    answer("get", "/account", anAccount());
    answer("get", "/badges", { items: [aBadge()] });
    return json(anAccount());
  });
}

async function signIn(
  user: ReturnType<typeof visit>["user"],
  password = "a long one",
): Promise<void> {
  await user.type(await screen.findByLabelText("E-mail"), " ada@example.org ");
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

beforeEach(() => {
  sent.length = 0;
  answer("get", "/account", SIGNED_OUT);
  answer("get", "/badges", refused);
});

describe("signing in", () => {
  it("comes between the reader and a page, and leads back to it", async () => {
    signInWorks();
    const { user, router } = visit("/badges?x=1#y");
    await signIn(user);
    expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
    expect(router.state.location).toMatchObject({
      pathname: "/badges",
      search: "?x=1",
      hash: "#y",
    });
    expect(sent).toEqual([{ email: "ada@example.org", password: "a long one" }]);
    expect(screen.getByRole("link", { name: "Account: Ada" })).toHaveAttribute("href", "/account");
  });

  it("shows no navigation to who may see none of it", async () => {
    visit("/badges");
    expect(await screen.findByRole("heading", { level: 1, name: "Sign in" })).toBeInTheDocument();
    expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
  });

  it("lets a password manager know what is what", async () => {
    visit("/sign-in");
    expect(await screen.findByLabelText("E-mail")).toHaveAttribute("autocomplete", "email");
    expect(screen.getByLabelText("Password")).toHaveAttribute("autocomplete", "current-password");
  });

  it("shows the password to who asks", async () => {
    const { user } = visit("/sign-in");
    const password = await screen.findByLabelText("Password");
    expect(password).toHaveAttribute("type", "password");
    await user.click(screen.getByRole("button", { name: "Show password" }));
    expect(password).toHaveAttribute("type", "text");
    await user.click(screen.getByRole("button", { name: "Hide password" }));
    expect(password).toHaveAttribute("type", "password");
  });

  it("says what is missing beside each field and in a summary that leads there", async () => {
    const { user } = visit("/sign-in");
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    const summary = screen.getByRole("alert");
    expect(summary.parentElement).toHaveFocus();
    expect(screen.getByLabelText("E-mail")).toBeInvalid();
    expect(screen.getByLabelText("E-mail")).toHaveAccessibleDescription(
      "Enter your e-mail address.",
    );

    await user.click(within(summary).getByRole("link", { name: "Enter your password." }));
    expect(screen.getByLabelText("Password")).toHaveFocus();
    await user.keyboard("a");
    expect(screen.getByLabelText("Password")).toBeValid();
    expect(screen.getByLabelText("Password")).toHaveFocus();
    expect(sent).toEqual([]);
  });

  it("keeps what was typed when it is refused", async () => {
    answer("post", "/account/sign-in", () =>
      problem(401, "wrong-credentials", "E-mail or password is wrong."),
    );
    const { user, router } = visit("/sign-in");
    await signIn(user, "a wrong one");
    expect(await screen.findByText("E-mail or password is wrong.")).toBeInTheDocument();
    expect(screen.getByRole("alert").parentElement).toHaveFocus();
    expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.org");
    expect(screen.getByLabelText("Password")).toHaveValue("a wrong one");
    expect(router.state.location.pathname).toBe("/sign-in");
  });

  it("says when to try again after too many tries", async () => {
    answer("post", "/account/sign-in", () => {
      const response = problem(429, "too-many-requests", "Slow down.");
      response.headers.set("Retry-After", "150");
      return response;
    });
    const { user } = visit("/sign-in");
    await signIn(user);
    expect(await screen.findByText(/Try again in 3 minutes\./)).toBeInTheDocument();
  });

  it("offers the other site where there is one, and sign-up where it is open", async () => {
    answer("get", "/account", { ...SIGNED_OUT, oidc: { name: "Example Books" } });
    const { unmount } = visit("/sign-in?next=%2Fposts%2F1%3Fa%3Db%23state");
    expect(
      await screen.findByRole("link", { name: "Continue with Example Books" }),
    ).toHaveAttribute("href", "/api/account/oidc/start?next=%2Fposts%2F1%3Fa%3Db");
    expect(screen.getByRole("link", { name: "Create an account" })).toHaveAttribute(
      "href",
      "/sign-up?next=%2Fposts%2F1%3Fa%3Db%23state",
    );
    unmount();
    answer("get", "/account", { ...SIGNED_OUT, sign_up: "invitation" });
    visit("/sign-in");
    expect(await screen.findByLabelText("E-mail")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /Continue with/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Create an account" })).not.toBeInTheDocument();
  });

  it("says when the other site did not let the reader in", async () => {
    visit("/sign-in?problem=sign-in-failed");
    expect(await screen.findByText(/Signing in there did not work/)).toBeInTheDocument();
  });

  it("says when there is no account for whom the other site let in", async () => {
    visit("/sign-in?problem=no-account");
    expect(await screen.findByText(/There is no account for you here/)).toBeInTheDocument();
  });

  it("is not asked of who is signed in, nor where there are no accounts", async () => {
    answer("get", "/badges", { items: [aBadge()] });
    for (const account of [anAccount(), anAccount({ mode: "none" })]) {
      answer("get", "/account", account);
      const { router, unmount } = visit("/sign-in?next=%2Fbadges");
      expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
      expect(router.state.location.pathname).toBe("/badges");
      unmount();
    }
  });
});

describe("a session that ends while the page is open", () => {
  it("loses nothing typed: the answer is still there after signing in", async () => {
    answer("get", "/account", anAccount());
    answer("get", "/interviews/:id", anInterview());
    answer("post", "/interviews/:id/answers/stream", refused);
    signInWorks();
    const { user, router } = visit("/interviews/interview-1");
    await user.type(await screen.findByRole("textbox"), "It sets up state.");
    await user.click(screen.getByRole("button", { name: "Submit Answer" }));
    await signIn(user);
    await waitFor(() => {
      expect(router.state.location.pathname).toBe("/interviews/interview-1");
    });
    expect(await screen.findByRole("textbox")).toHaveValue("It sets up state.");
  });

  it("shows nothing of what was fetched before, by the back button either", async () => {
    answer("get", "/account", anAccount());
    answer("get", "/badges", { items: [aBadge({ name: "Mine alone" })] });
    const { user, router } = visit("/badges");
    expect(await screen.findByText("Mine alone")).toBeInTheDocument();
    answer("get", "/interviews", refused);
    answer("get", "/badges", refused);
    await user.click(screen.getByRole("link", { name: "History" }));
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
    expect(router.state.location.search).toBe("?next=%2Fhistory");

    let seen = false;
    const watch = new MutationObserver(() => {
      seen ||= document.body.textContent.includes("Mine alone");
    });
    watch.observe(document.body, { childList: true, subtree: true });
    await router.navigate(-1);
    await waitFor(() => {
      expect(router.state.location.search).toBe("?next=%2Fbadges");
    });
    watch.disconnect();
    expect(seen).toBe(false);
  });

  it.each([
    [
      "when another tab signs out",
      () => {
        const otherTab = new BroadcastChannel("interview-simulator:reader");
        otherTab.postMessage(null);
        otherTab.close();
      },
    ],
    [
      "when the back button brings the page back as it was left",
      () => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
    ],
  ])("is noticed %s", async (_when, happen) => {
    answer("get", "/account", anAccount());
    answer("get", "/badges", { items: [aBadge()] });
    visit("/badges");
    expect(await screen.findByText("Interview Ready")).toBeInTheDocument();
    answer("get", "/account", SIGNED_OUT);
    answer("get", "/badges", refused);
    happen();
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
  });
});
