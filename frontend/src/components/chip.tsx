import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

const STYLE = {
  plain: "border-line text-soft",
  accent: "border-accent/40 bg-solid/10 text-accent",
  good: "border-good/40 bg-good/10 text-good",
};

interface ChipProps {
  children: ReactNode;
  look?: keyof typeof STYLE;
}

/** A small label; not a control. */
export function Chip({ children, look = "plain" }: ChipProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-xs font-medium wrap-anywhere",
        STYLE[look],
      )}
    >
      {children}
    </span>
  );
}
