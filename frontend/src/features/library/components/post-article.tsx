import { useState } from "react";
import { Link } from "react-router";
import type { Post } from "@/api/types";
import { Chip } from "@/components/chip";
import { Notice } from "@/components/notice";
import { PageHeading } from "@/components/page-heading";
import { formatDate } from "@/lib/format";
import { useMarkCompleted } from "../api/update-progress";
import { isOpening } from "../opening";
import { useActiveSection } from "../use-active-section";
import { useHashTarget } from "../use-hash-target";
import { useReadingTracker } from "../use-reading-tracker";
import { CompletionCard } from "./completion-card";
import { PostSection } from "./post-section";
import { TableOfContents } from "./table-of-contents";

export function PostArticle({ post }: { post: Post }) {
  const mark = useMarkCompleted(post.id);
  const [undone, setUndone] = useState(false);
  const [readBefore] = useState(post.completed);
  // Who takes "read" back means it: what is in view must not become read again a second later.
  if (mark.variables === false && !undone) setUndone(true);

  const { articleRef, saved } = useReadingTracker(post, undone);
  const active = useActiveSection(articleRef);
  const anchor = useHashTarget();

  return (
    <div className="mx-auto flex max-w-5xl justify-center gap-16">
      <article className="w-full max-w-[68ch] min-w-0">
        <p className="flex flex-wrap gap-x-2 text-sm text-faint">
          {post.published_on && (
            <>
              <time dateTime={post.published_on}>{formatDate(post.published_on)}</time>
              <span aria-hidden="true">·</span>
            </>
          )}
          <span>{post.reading_minutes} min read</span>
        </p>
        <PageHeading className="mt-3 text-3xl leading-tight font-semibold tracking-tight text-balance sm:text-4xl">
          {post.title}
        </PageHeading>
        <ul aria-label="Tags" className="mt-5 mb-8 flex flex-wrap gap-2">
          {post.tags.map((tag) => (
            <li key={tag}>
              <Link to={`/?tag=${encodeURIComponent(tag)}`} className="rounded-full hover:text-ink">
                <Chip>{tag}</Chip>
              </Link>
            </li>
          ))}
        </ul>
        <div ref={articleRef}>
          {post.sections.map((section, index) => (
            <PostSection
              key={section.id}
              section={section}
              opening={isOpening(section, index, post.title)}
              targeted={section.anchor === anchor}
            />
          ))}
        </div>
        {!saved && (
          <div className="mt-8">
            <Notice look="info">
              What you read is not being saved at the moment. It will be tried again shortly.
            </Notice>
          </div>
        )}
        <CompletionCard
          post={post}
          mark={mark}
          counting={!undone}
          scrolledThrough={!readBefore && mark.variables !== true}
        />
      </article>
      {post.sections.length > 1 && (
        <aside className="hidden w-60 shrink-0 xl:block">
          <div className="sticky top-24 max-h-[calc(100dvh-8rem)] overflow-y-auto">
            <TableOfContents sections={post.sections} active={active} title={post.title} />
          </div>
        </aside>
      )}
    </div>
  );
}
