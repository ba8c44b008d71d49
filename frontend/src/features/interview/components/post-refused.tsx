import { ApiError, describeError } from "@/api/errors";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";

interface PostRefusedProps {
  id: string;
  error: unknown;
}

function isUnread(error: unknown): boolean {
  return error instanceof ApiError && error.slug === "nothing-read";
}

/** The post that the address names is not there, or not read. */
export function PostRefused({ id, error }: PostRefusedProps) {
  const unread = isUnread(error);
  return (
    <EmptyState
      title={unread ? "This post is not read yet" : "Post not found"}
      action={
        <div className="flex flex-wrap justify-center gap-3">
          {unread && (
            <ButtonLink to={`/posts/${id}`} variant="primary">
              Read it
            </ButtonLink>
          )}
          <ButtonLink to="/interview" variant={unread ? "secondary" : "primary"}>
            Interview me on topics
          </ButtonLink>
        </div>
      }
    >
      {unread
        ? describeError(error)
        : "There is no such post. It may have been removed from the library."}
    </EmptyState>
  );
}
