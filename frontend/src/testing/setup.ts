import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";
import "./browser";
import { FakeIntersectionObserver } from "./intersection-observer";
import { server } from "./server";

// Only a failing test waits this long; a loaded machine must not make one fail.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  FakeIntersectionObserver.reset();
});

afterAll(() => {
  server.close();
});
