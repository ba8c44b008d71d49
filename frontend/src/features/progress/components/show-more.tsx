import { useState, type ReactNode } from "react";
import { Button } from "@/components/button";
import { count } from "@/lib/format";

interface ShowMoreProps<Item> {
  items: readonly Item[];
  atFirst: number;
  noun: string;
  children: (shown: readonly Item[]) => ReactNode;
}

/** The first items, and the rest on demand. */
export function ShowMore<Item>({ items, atFirst, noun, children }: ShowMoreProps<Item>) {
  const [all, setAll] = useState(false);
  const hidden = items.length - atFirst;
  return (
    <>
      {children(all ? items : items.slice(0, atFirst))}
      {hidden > 0 && (
        <Button
          variant="quiet"
          aria-expanded={all}
          className="mt-2"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? `Show fewer ${noun}s` : `Show ${count(hidden, `more ${noun}`)}`}
        </Button>
      )}
    </>
  );
}
