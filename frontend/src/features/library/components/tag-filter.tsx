import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cx } from "@/lib/cx";
import { count } from "@/lib/format";
import { tagListOptions } from "../api/list-tags";

const SHOWN_AT_FIRST = 8;

interface TagFilterProps {
  value: string;
  onChange: (tag: string) => void;
}

/** A filter that cannot be loaded is left out: the library is of use without it. */
export function TagFilter({ value, onChange }: TagFilterProps) {
  const { data } = useQuery(tagListOptions);
  const [all, setAll] = useState(false);
  if (!data?.items.length) return null;

  const byUse = data.items.toSorted(
    (a, b) => b.posts - a.posts || a.name.localeCompare(b.name, "en", { numeric: true }),
  );
  const atFirst = byUse.filter((tag, index) => index < SHOWN_AT_FIRST || tag.name === value);
  const hidden = byUse.length - atFirst.length;
  return (
    <div role="group" aria-label="Filter by tag" className="flex flex-wrap gap-2">
      {(all ? byUse : atFirst).map((tag) => {
        const pressed = tag.name === value;
        return (
          <button
            key={tag.name}
            type="button"
            aria-pressed={pressed}
            onClick={() => {
              onChange(pressed ? "" : tag.name);
            }}
            className={cx(
              "inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border px-4 text-sm font-medium wrap-anywhere transition-colors sm:min-h-9 sm:px-3.5",
              pressed
                ? "border-accent bg-solid/10 text-accent"
                : "border-line text-soft hover:border-edge hover:text-ink",
            )}
          >
            <span className="sr-only">{`${tag.name}, ${count(tag.posts, "post")}`}</span>
            <span aria-hidden="true">{tag.name}</span>
            <span aria-hidden="true" className="text-xs text-faint tabular-nums">
              {tag.posts}
            </span>
          </button>
        );
      })}
      {hidden > 0 && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
          className="min-h-11 cursor-pointer px-2 text-sm font-medium text-accent sm:min-h-9"
        >
          {all ? "Show fewer" : `${hidden} more`}
        </button>
      )}
    </div>
  );
}
