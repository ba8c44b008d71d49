import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { anAccount } from "@/testing/factories";
import { visit } from "@/testing/render";
import { answer, problem } from "@/testing/server";

const sent: unknown[] = [];

function done(request: Request): Promise<Response> {
  return request.json().then((body: unknown) => {
    sent.push(body);
    return new Response(null, { status: 204 });
  });
}

beforeEach(() => {
  sent.length = 0;
  answer("get", "/account", anAccount({ reader: null }));
});

describe("a forgotten password", () => {
  it("gets the same answer whether or not there is such an account", async () => {
    answer("post", "/account/password-reset", done);
    const { user } = visit("/forgot-password");
    await user.type(await screen.findByLabelText("E-mail"), "nobody@example.org{Enter}");
    expect(await screen.findByText(/^If there is an account/)).toBeInTheDocument();
    expect(sent).toEqual([{ email: "nobody@example.org" }]);
  });

  it("says whom to ask where no mail is sent", async () => {
    answer("get", "/account", anAccount({ reader: null, mails_resets: false }));
    visit("/forgot-password?next=%2Fbadges");
    expect(await screen.findByText(/Ask who runs this site/)).toBeInTheDocument();
    expect(screen.queryByLabelText("E-mail")).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Back to sign in" })).toHaveAttribute(
      "href",
      "/sign-in?next=%2Fbadges",
    );
  });
});

describe("a new password by a link", () => {
  it("is set, then signed in with", async () => {
    answer("post", "/account/password-reset/confirm", done);
    const { user, router } = visit("/reset-password#token=a.key");
    const password = await screen.findByLabelText("New password");
    expect(password).toHaveAttribute("autocomplete", "new-password");
    await user.type(password, "a new long one{Enter}");
    expect(
      await screen.findByText("Your password is changed. Sign in with the new one."),
    ).toBeVisible();
    expect(router.state.location.pathname).toBe("/sign-in");
    expect(sent).toEqual([{ token: "a.key", password: "a new long one" }]);
  });

  it("signs out who was signed in here, and says why", async () => {
    answer("get", "/account", anAccount());
    answer("post", "/account/password-reset/confirm", (request) => {
      answer("get", "/account", anAccount({ reader: null }));
      return done(request);
    });
    const { user } = visit("/reset-password#token=a.key");
    await user.type(await screen.findByLabelText("New password"), "a new long one{Enter}");
    expect(await screen.findByText(/^Your password is changed/)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Sign in" })).toBeInTheDocument();
  });

  it("says when the link is used up", async () => {
    answer("post", "/account/password-reset/confirm", () =>
      problem(410, "link-not-valid", "This link was used already, or has expired."),
    );
    const { user } = visit("/reset-password#token=a.key");
    await user.type(await screen.findByLabelText("New password"), "a new long one{Enter}");
    expect(await screen.findByText(/was used already/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ask for a new link" })).toHaveAttribute(
      "href",
      "/forgot-password",
    );
  });

  it("says when the link is not whole", async () => {
    visit("/reset-password");
    expect(await screen.findByRole("link", { name: "ask for a new one" })).toHaveAttribute(
      "href",
      "/forgot-password",
    );
  });
});
