import { ApiError } from "@/api/errors";

/** The link was used, has expired, or never was one. */
export function isSpent(error: unknown): error is ApiError {
  return error instanceof ApiError && error.slug === "link-not-valid";
}

/** What a link brings along: in its fragment, which no server and no log gets to see. */
export function linkKey(hash: string, name: "invitation" | "token"): string | null {
  return new URLSearchParams(hash.slice(1)).get(name);
}
