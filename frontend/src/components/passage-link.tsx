import { Link } from "react-router";
import type { Source } from "@/api/types";

/** "Post › section", leading to the very passage. */
export function PassageLink({ source }: { source: Source }) {
  const hash = source.anchor ? `#${encodeURIComponent(source.anchor)}` : "";
  const section = source.heading === source.post_title ? null : source.heading;
  return (
    <Link
      to={`/posts/${source.post_id}${hash}`}
      className="text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
    >
      {source.post_title}
      {section && ` › ${section}`}
    </Link>
  );
}
