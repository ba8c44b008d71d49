import { Link } from "react-router";
import type { PostSummary } from "@/api/types";
import { Card } from "@/components/card";
import { Chip } from "@/components/chip";
import { CheckIcon } from "@/components/icons";
import { ProgressLine } from "@/components/progress-line";
import { count } from "@/lib/format";
import { percent } from "@/lib/score";

export function PostCard({ post }: { post: PostSummary }) {
  const begun = !post.completed && post.progress > 0;
  return (
    <Card
      as="li"
      className="relative flex min-w-0 flex-col transition-colors hover:border-edge/70 has-[a:focus-visible]:outline-2"
    >
      <div className="flex items-center justify-between gap-3 text-sm text-faint">
        <span>
          {post.reading_minutes} min read
          {post.questions > 0 && ` · ${count(post.questions, "question")}`}
        </span>
        {post.completed && (
          <Chip look="good">
            <CheckIcon className="size-3" />
            Read
          </Chip>
        )}
        {begun && <span className="text-accent">{percent(post.progress)}% read</span>}
      </div>
      <h2 dir="auto" className="mt-3 text-lg leading-snug font-semibold text-balance">
        {/* The link covers the card; its text alone is its name. */}
        <Link to={`/posts/${post.id}`} className="outline-none after:absolute after:inset-0">
          {post.title}
        </Link>
      </h2>
      <p dir="auto" className="mt-2 line-clamp-3 text-[0.9375rem] leading-relaxed text-soft">
        {post.excerpt}
      </p>
      <ul aria-label="Tags" className="mt-auto flex flex-wrap gap-1.5 pt-5">
        {post.tags.map((tag) => (
          <li key={tag}>
            <Chip>{tag}</Chip>
          </li>
        ))}
      </ul>
      {begun && (
        <div className="mt-4">
          <ProgressLine label="Read so far" value={post.progress} />
        </div>
      )}
    </Card>
  );
}
