import { useState } from "react";
import { cx } from "@/lib/cx";

const LINES = 12;
const CHARACTERS_IN_LINE = 80;

function isLong(text: string): boolean {
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_IN_LINE)), 0);
  return lines > LINES;
}

interface FoldedTextProps {
  children: string;
  className?: string;
}

/** Plain text as it was typed; of a very long one the first lines, and the rest on demand. */
export function FoldedText({ children, className }: FoldedTextProps) {
  const [all, setAll] = useState(false);
  const long = isLong(children);
  return (
    <>
      <p
        dir="auto"
        className={cx("whitespace-pre-wrap", long && !all && "line-clamp-12", className)}
      >
        {children}
      </p>
      {long && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
          className="min-h-11 cursor-pointer text-sm font-medium text-accent"
        >
          {all ? "Show less" : "Show all"}
        </button>
      )}
    </>
  );
}
