import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface NoticeProps {
  look?: "error" | "info";
  children: ReactNode;
}

/** A message inside a page. Errors interrupt a screen reader, information waits for it. */
export function Notice({ look = "error", children }: NoticeProps) {
  return (
    <div
      role={look === "error" ? "alert" : "status"}
      className={cx(
        "rounded-lg border px-4 py-3 text-[0.9375rem]",
        look === "error" ? "border-low/40 bg-low/5" : "border-accent/40 bg-solid/5",
      )}
    >
      {children}
    </div>
  );
}
