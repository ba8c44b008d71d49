import type { NewInterview } from "@/api/types";

/** What an interview is about. It lives in the address, so that links and the back button choose it. */
export type Focus =
  | { kind: "topics"; topics: readonly string[] }
  | { kind: "reviews" }
  | { kind: "post"; id: string };

export const READER_TOPICS: Focus = { kind: "topics", topics: [] };

export function readFocus(params: URLSearchParams): Focus {
  const id = params.get("post");
  if (id) return { kind: "post", id };
  if (params.get("reviews") === "true") return { kind: "reviews" };
  return { kind: "topics", topics: params.getAll("topic").filter(Boolean) };
}

export function writeFocus(focus: Focus): URLSearchParams {
  switch (focus.kind) {
    case "post":
      return new URLSearchParams({ post: focus.id });
    case "reviews":
      return new URLSearchParams({ reviews: "true" });
    case "topics":
      return new URLSearchParams(focus.topics.map((topic) => ["topic", topic]));
  }
}

interface PlanQuery {
  topic?: string[];
  reviews?: boolean;
  post?: string;
}

/** As the server is asked for the plan. */
export function planQuery(focus: Focus): PlanQuery {
  switch (focus.kind) {
    case "post":
      return { post: focus.id };
    case "reviews":
      return { reviews: true };
    case "topics":
      return focus.topics.length > 0 ? { topic: [...focus.topics] } : {};
  }
}

/** As the server is asked to start. */
export function newInterview(focus: Focus, question_count: number): NewInterview {
  switch (focus.kind) {
    case "post":
      return { question_count, reviews: false, post_id: focus.id };
    case "reviews":
      return { question_count, reviews: true };
    case "topics":
      return { question_count, reviews: false, topics: [...focus.topics] };
  }
}
