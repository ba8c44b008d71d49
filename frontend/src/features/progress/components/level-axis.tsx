import { BOUNDARIES, LEVELS } from "@/lib/ability";
import { placeAbility, type Domain } from "../chart-scale";

/** The names of the levels, each beside its part of the chart. */
export function LevelAxis({ domain }: { domain: Domain }) {
  const edges = [domain.lowest, ...BOUNDARIES, domain.highest];
  const middle = (index: number) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;
  return (
    <div aria-hidden="true" className="relative w-19 shrink-0 text-right text-xs text-faint">
      {LEVELS.map((level, index) => (
        <span
          key={level}
          className="absolute right-0 -translate-y-1/2"
          style={{ top: `${placeAbility(middle(index), domain)}%` }}
        >
          {level}
        </span>
      ))}
    </div>
  );
}
