import { http, HttpResponse, type HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { anAccount } from "./factories";

/** Without accounts, as at home, unless a test says otherwise. */
const atHome = http.get("*/api/account", () => HttpResponse.json(anAccount({ mode: "none" })));

export const server = setupServer(atHome);

type Method = "get" | "post" | "put" | "patch" | "delete";

/** Answer one API call. A function gets the request's body and says what to answer. */
export function answer(
  method: Method,
  path: string,
  reply: Record<string, unknown> | ((request: Request) => Response | Promise<Response>),
): void {
  const handler: HttpHandler = http[method](`*/api${path}`, ({ request }) =>
    typeof reply === "function" ? reply(request) : HttpResponse.json(reply),
  );
  server.use(handler);
}

export function problem(status: number, slug: string, detail: string): Response {
  return HttpResponse.json(
    { type: `urn:interview-simulator:${slug}`, title: slug, status, detail },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

export function json(body: object, status = 200): Response {
  return HttpResponse.json(body, { status });
}

/** As when the server is stopped. */
export function unreachable(): Response {
  return HttpResponse.error();
}
