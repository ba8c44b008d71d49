export type Show = "all" | "unread" | "read";

export interface PostFilters {
  q: string;
  tag: string;
  show: Show;
}

/** The filters live in the address, so that the back button and a shared link bring them back. */
export function readFilters(params: URLSearchParams): PostFilters {
  const show = params.get("show");
  return {
    q: params.get("q") ?? "",
    tag: params.get("tag") ?? "",
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
