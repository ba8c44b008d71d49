import { useEffect, useState } from "react";
import { SearchIcon } from "@/components/icons";
import { cleanSearch, LONGEST_SEARCH } from "../filters";

const DEBOUNCE_MS = 250;

interface SearchBoxProps {
  value: string;
  onSearch: (value: string) => void;
}

export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [synced, setSynced] = useState(value);

  // The address changed: by us (then it holds what was typed) or by the back button.
  if (synced !== value) {
    setSynced(value);
    if (cleanSearch(typed) !== value && cleanSearch(typed) === synced) setTyped(value);
  }

  useEffect(() => {
    const wanted = cleanSearch(typed);
    if (wanted === value) return;
    const timer = setTimeout(() => {
      onSearch(wanted);
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, onSearch]);

  return (
    <div className="relative w-full sm:max-w-sm">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint" />
      <input
        type="search"
        aria-label="Search posts"
        placeholder="Search posts"
        value={typed}
        maxLength={LONGEST_SEARCH}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        className="h-11 w-full rounded-lg border border-edge/60 bg-raised pr-3 pl-10 placeholder:text-faint hover:border-edge"
      />
    </div>
  );
}
