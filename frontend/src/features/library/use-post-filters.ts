import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { readFilters, writeFilters, type PostFilters } from "./filters";

interface Change {
  /** Typing replaces the address; a choice adds to the history. */
  replace?: boolean;
}

export function usePostFilters() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (part: Partial<PostFilters>, { replace = false }: Change = {}) => {
      setParams((current) => writeFilters({ ...readFilters(current), ...part }), {
        replace,
        preventScrollReset: true,
      });
    },
    [setParams],
  );
  return { filters: readFilters(params), change };
}
