import { describeError } from "@/api/errors";
import type { Post } from "@/api/types";
import { Button, ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { ArrowIcon, CheckIcon } from "@/components/icons";
import { Notice } from "@/components/notice";
import type { useMarkCompleted } from "../api/update-progress";

interface CompletionCardProps {
  post: Post;
  mark: ReturnType<typeof useMarkCompleted>;
  /** Sections become read as they are scrolled through. */
  counting: boolean;
  /** When the post is read: it became so by scrolling, on this visit. */
  scrolledThrough: boolean;
}

const TEXT_STYLE = "mt-1 text-[0.9375rem] text-soft";

/** At the end of a post: say that it is read, take it back, go on to the interview. */
export function CompletionCard({ post, mark, counting, scrolledThrough }: CompletionCardProps) {
  const sectionsRead = post.sections.filter(({ read }) => read).length;
  const wanted = mark.variables ?? true;
  const askable = post.questions > 0;
  const progress = `${sectionsRead} of ${post.sections.length} sections read so far. ${
    counting ? "Sections count as you scroll through them." : "Not counted again on this visit."
  }`;
  return (
    <Card as="section" aria-labelledby="completion-heading" className="mt-16 space-y-5">
      <div role="status">
        <h2 id="completion-heading" className="flex items-center gap-2 text-lg font-semibold">
          {post.completed && <CheckIcon className="size-5 text-good" />}
          {post.completed ? "You have read this post" : "Finished reading?"}
        </h2>
        {!post.completed && <p className={TEXT_STYLE}>{progress}</p>}
        {post.completed && askable && (
          <p className={TEXT_STYLE}>Interviews can now ask about it.</p>
        )}
        {!askable && (
          <p className={TEXT_STYLE}>
            {post.being_written
              ? "Questions are being written from this post; come back in a minute."
              : "This post has no questions, so only a chat model can ask about it."}
          </p>
        )}
      </div>
      {mark.isError && (
        <Notice>
          {wanted ? "The post could not be marked as read. " : "That could not be undone. "}
          {describeError(mark.error)}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {post.completed && askable && (
          <ButtonLink to={`/interview?post=${post.id}`} variant="primary">
            Interview me on this post
            <ArrowIcon />
          </ButtonLink>
        )}
        <Button
          variant={post.completed ? "quiet" : "primary"}
          busy={mark.isPending}
          onClick={() => {
            mark.mutate(!post.completed);
          }}
        >
          {!post.completed ? "Mark as read" : scrolledThrough ? "Mark as unread" : "Undo"}
        </Button>
        {!(post.completed && askable) && (
          <ButtonLink to="/interview" variant="quiet">
            Interview me on what I have read
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
