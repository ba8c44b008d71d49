import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { LoadMore } from "@/components/load-more";
import { Unloaded } from "@/components/unloaded";
import { cx } from "@/lib/cx";
import { count } from "@/lib/format";
import { postListOptions } from "../api/list-posts";
import { isFiltered, writeFilters, type PostFilters } from "../filters";
import { PostCard } from "./post-card";

interface PostListProps {
  filters: PostFilters;
  onReset: () => void;
}

export function PostList({ filters, onReset }: PostListProps) {
  const query = useInfiniteQuery(postListOptions(filters));

  if (!query.data) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading the library", className: "h-44" }}
        errorTitle="The library could not be loaded"
      />
    );
  }

  const posts = query.data.pages.flatMap((page) => page.items);
  if (posts.length === 0) {
    return isFiltered(filters) ? (
      <EmptyState
        title="No post matches"
        action={<Button onClick={onReset}>Show all posts</Button>}
      >
        Try another word or tag, or look at everything there is.
      </EmptyState>
    ) : (
      <EmptyState title="The library is empty">
        Bring in a folder of Markdown with <code>interview-simulator import PATH</code>, then reload
        this page.
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="sr-only">
        Showing {count(posts.length, "post")}
        {query.hasNextPage && ", and there are more"}
      </p>
      <ul
        aria-busy={query.isPlaceholderData}
        className={cx(
          "mt-8 grid gap-4 transition-opacity sm:grid-cols-2 lg:grid-cols-3",
          query.isPlaceholderData && "opacity-60",
        )}
      >
        {posts.map((post) => (
          <PostCard key={post.id} post={post} />
        ))}
      </ul>
      <LoadMore key={writeFilters(filters).toString()} query={query} />
    </>
  );
}
