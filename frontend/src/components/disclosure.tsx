import type { ReactNode } from "react";
import { ChevronIcon } from "./icons";

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
}

export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 text-[0.9375rem] font-medium text-soft hover:text-ink">
        <ChevronIcon className="transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
