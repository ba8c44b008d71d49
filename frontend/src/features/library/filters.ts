export type Show = "all" | "unread" | "read";

export interface PostFilters {
  q: string;
  tag: string;
  show: Show;
}

const LONGEST_TAG = 100;
export const LONGEST_SEARCH = 200;

/** What the server takes: an address may be anything. */
function clean(value: string | null, longest: number): string {
  const text = (value ?? "").replace(/\p{Cc}+/gu, " ").trim();
  return Array.from(text).slice(0, longest).join("").trimEnd();
}

export function cleanSearch(value: string | null): string {
  return clean(value, LONGEST_SEARCH);
}

/** The filters live in the address, so that the back button and a shared link bring them back. */
export function readFilters(params: URLSearchParams): PostFilters {
  const show = params.get("show");
  return {
    q: cleanSearch(params.get("q")),
    tag: clean(params.get("tag"), LONGEST_TAG),
    show: show === "unread" || show === "read" ? show : "all",
  };
}

export function writeFilters(filters: PostFilters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q) params.set("q", filters.q);
  if (filters.tag) params.set("tag", filters.tag);
  if (filters.show !== "all") params.set("show", filters.show);
  return params;
}

export function isFiltered({ q, tag, show }: PostFilters): boolean {
  return q !== "" || tag !== "" || show !== "all";
}
