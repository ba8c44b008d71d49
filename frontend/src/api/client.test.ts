import { describe, expect, it } from "vitest";
import { answer, problem, unreachable } from "@/testing/server";
import { client, unwrap } from "./client";
import { ApiError, describeError, isNotFound, isRetryable, NetworkError } from "./errors";

async function failure(): Promise<unknown> {
  return unwrap(client.GET("/api/badges")).then(
    () => null,
    (error: unknown) => error,
  );
}

describe("the client", () => {
  it("gives the body of a successful answer", async () => {
    answer("get", "/badges", { items: [] });
    await expect(unwrap(client.GET("/api/badges"))).resolves.toEqual({ items: [] });
  });

  it("turns a problem into an error with its slug and detail", async () => {
    answer("get", "/badges", () => problem(409, "nothing-read", "Read a post first."));
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, slug: "nothing-read" });
    expect(describeError(error)).toBe("Read a post first.");
    expect(isRetryable(error)).toBe(false);
  });

  it("survives an error that is no problem document", async () => {
    answer("get", "/badges", () => new Response("<h1>Bad Gateway</h1>", { status: 502 }));
    const error = await failure();
    expect(describeError(error)).toBe("The server answered with status 502.");
    expect(isRetryable(error)).toBe(true);
  });

  it("says that the server cannot be reached", async () => {
    answer("get", "/badges", unreachable);
    const error = await failure();
    expect(error).toBeInstanceOf(NetworkError);
    expect(describeError(error)).toContain("cannot be reached");
  });
});

describe("describeError", () => {
  it("keeps what a validator says from the reader", () => {
    const raw = "query.q: String should have at most 200 characters";
    expect(describeError(new ApiError(422, "invalid-request", raw))).toMatch(
      /could not make sense/,
    );
  });

  it("keeps the insides of our own mistakes to itself", () => {
    expect(describeError(new TypeError("x is undefined"))).not.toContain("undefined");
  });
});

describe("isNotFound", () => {
  it("takes an id that is none for unknown", () => {
    expect(isNotFound(new ApiError(404, "not-found", ""))).toBe(true);
    expect(isNotFound(new ApiError(422, "invalid-request", ""))).toBe(true);
    expect(isNotFound(new ApiError(503, "database-unavailable", ""))).toBe(false);
  });
});
