import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";

interface CardProps extends ComponentProps<"div"> {
  as?: "div" | "section" | "article" | "li" | "aside";
}

export function Card({ as: Element = "div", className, ...rest }: CardProps) {
  // One element type stands in for the five, whose props are the same here.
  const Tag = Element as "div";
  return (
    <Tag
      {...rest}
      className={cx("rounded-xl border border-line bg-raised p-5 sm:p-6", className)}
    />
  );
}
