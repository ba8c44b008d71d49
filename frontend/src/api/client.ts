import createClient from "openapi-fetch";
import { NetworkError, toApiError } from "./errors";
import type { paths } from "./schema";

export const client = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, so that whoever wraps `fetch` later is heard.
  fetch: (request) => globalThis.fetch(request),
});

client.use({
  async onResponse({ response }) {
    if (!response.ok) throw await toApiError(response);
  },
  onError({ error }) {
    // A cancelled request is no failure; TanStack Query knows it by this very error.
    if (error instanceof DOMException && error.name === "AbortError") return error;
    return new NetworkError(error);
  },
});

/** The body of a successful answer; failures have been thrown by the middleware above. */
export async function unwrap<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await call;
  if (data === undefined) throw new Error("The server sent an empty answer.");
  return data;
}
