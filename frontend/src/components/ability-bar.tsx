import type { Ability } from "@/api/types";

// Four levels of the same width. What lies beyond is drawn at the edge.
const LOWEST = -2;
const HIGHEST = 2;

function place(value: number): number {
  const part = (value - LOWEST) / (HIGHEST - LOWEST);
  return 100 * Math.min(1, Math.max(0, part));
}

/** The interval and the estimate on the scale from beginner to expert. Words beside it say the same. */
export function AbilityBar({ ability }: { ability: Ability | null }) {
  const low = place(ability?.low ?? 0);
  const high = place(ability?.high ?? 0);
  return (
    <div aria-hidden="true" className="relative h-3.5">
      <div className="absolute inset-x-0 inset-y-1 grid grid-cols-4 gap-0.5">
        {[0, 1, 2, 3].map((level) => (
          <div key={level} className="bg-line first:rounded-l-full last:rounded-r-full" />
        ))}
      </div>
      {ability && (
        <>
          <div
            className="absolute inset-y-1 min-w-1 rounded-full bg-bright-mid/65"
            style={{ left: `${low}%`, right: `${100 - high}%` }}
          />
          <div
            className="absolute inset-y-0 w-1 -translate-x-1/2 rounded-full bg-ink ring-2 ring-raised"
            style={{ left: `${place(ability.mean)}%` }}
          />
        </>
      )}
    </div>
  );
}
