/* eslint-disable jsx-a11y-x/no-noninteractive-tabindex, jsx-a11y-x/no-noninteractive-element-interactions --
   An application is worked from the keyboard as a whole: its topics are no elements that could take the focus. */
import type { KeyboardEvent, ReactNode, Ref } from "react";

interface MapFrameProps {
  ref: Ref<HTMLDivElement>;
  busy: boolean;
  describedBy: string;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** Takes the focus and the keys for the map inside. */
export function MapFrame({ ref, busy, describedBy, onKeyDown, children }: MapFrameProps) {
  return (
    <div
      ref={ref}
      role="application"
      aria-label="Map of topics"
      aria-describedby={describedBy}
      aria-busy={busy}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="h-[min(36rem,55dvh)] min-h-80 overflow-hidden rounded-xl border border-line bg-raised sm:h-[min(36rem,70dvh)]"
    >
      {children}
    </div>
  );
}
