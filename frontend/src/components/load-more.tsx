import { useState } from "react";
import { describeError } from "@/api/errors";
import { Button } from "./button";
import { Notice } from "./notice";

interface LoadMoreProps {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => Promise<unknown>;
  };
}

function focusQuietly(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

export function LoadMore({ query }: LoadMoreProps) {
  const [used, setUsed] = useState(false);
  if (!query.hasNextPage) {
    if (!used) return null;
    // The button that had the focus is gone: without a successor the focus would start all over.
    return (
      <p
        ref={focusQuietly}
        tabIndex={-1}
        className="mt-8 text-center text-sm text-faint outline-none"
      >
        That is everything.
      </p>
    );
  }
  return (
    <div className="mt-8 flex flex-col items-center gap-4">
      {query.isFetchNextPageError && <Notice>{describeError(query.error)}</Notice>}
      <Button
        busy={query.isFetchingNextPage}
        onClick={() => {
          setUsed(true);
          void query.fetchNextPage();
        }}
      >
        {query.isFetchNextPageError ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
