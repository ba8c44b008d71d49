import { formatWait } from "@/lib/format";

const TYPE_PREFIX = "urn:interview-simulator:";

/** One unusable field of a request: `loc` is its path, such as `body.email`. */
export interface FieldError {
  loc: string;
  message: string;
}

interface Particulars {
  errors?: FieldError[];
  /** In how many seconds to try again, where the server says so. */
  retryAfter?: number | null;
}

/** The server's refusal: an RFC 9457 problem, its `type` shortened to the slug that code compares. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly slug: string;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;

  constructor(
    status: number,
    slug: string,
    detail: string,
    { errors = [], retryAfter = null }: Particulars = {},
  ) {
    super(detail);
    this.status = status;
    this.slug = slug;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: the server is stopped or the network is gone. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";

  constructor(cause: unknown) {
    super("The server cannot be reached. Check that it is running, then try again.", { cause });
  }
}

interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
}

export async function toApiError(response: Response): Promise<ApiError> {
  // A proxy in between may answer with HTML or nothing at all.
  const body: unknown = await response.json().catch(() => null);
  const problem: Problem = typeof body === "object" && body !== null ? body : {};
  const detail =
    problem.detail ?? problem.title ?? `The server answered with status ${response.status}.`;
  const slug = problem.type?.startsWith(TYPE_PREFIX)
    ? problem.type.slice(TYPE_PREFIX.length)
    : "unknown";
  return new ApiError(response.status, slug, detail, {
    errors: problem.errors ?? [],
    retryAfter: seconds(response.headers.get("Retry-After")),
  });
}

function seconds(header: string | null): number | null {
  const value = Number(header ?? NaN);
  return Number.isFinite(value) && value > 0 ? Math.ceil(value) : null;
}

/** The session has ended, here or elsewhere, or there never was one. */
export function isNotSignedIn(error: unknown): boolean {
  return error instanceof ApiError && error.slug === "not-signed-in";
}

/** An id in the address that is no UUID is refused as invalid (422): to the reader, as unknown as a 404. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 422);
}

export function isRetryable(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500;
}

/** The sentence to show: what the server said, unless it said it to programs. */
export function describeError(error: unknown): string {
  if (error instanceof ApiError && error.slug === "invalid-request") {
    return "The server could not make sense of this request. Reload the page, then try again.";
  }
  if (error instanceof ApiError && error.status === 429) {
    return `Too many tries in a short time. Try again ${formatWait(error.retryAfter)}.`;
  }
  if (error instanceof ApiError || error instanceof NetworkError) return error.message;
  return "Something went wrong on this page. Please try again.";
}
