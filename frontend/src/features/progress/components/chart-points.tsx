import { placeAbility, type Domain } from "../chart-scale";
import type { HistoryPoint } from "../history-points";

const MOST_DOTS = 40;

interface ChartPointsProps {
  points: readonly HistoryPoint[];
  xs: readonly number[];
  domain: Domain;
  chosen: number;
}

/** A dot for each point while there is room for them, and the chosen one with its interval. */
export function ChartPoints({ points, xs, domain, chosen }: ChartPointsProps) {
  const point = points[chosen];
  const left = `${xs[chosen] ?? 0}%`;
  return (
    <div aria-hidden="true">
      {points.length <= MOST_DOTS &&
        points.map(({ mean }, index) => (
          <span
            key={index}
            className="absolute size-2 -translate-1/2 rounded-full bg-accent"
            style={{ left: `${xs[index] ?? 0}%`, top: `${placeAbility(mean, domain)}%` }}
          />
        ))}
      {point && (
        <>
          <span
            className="absolute w-1 -translate-x-1/2 rounded-full bg-accent"
            style={{
              left,
              top: `${placeAbility(point.high, domain)}%`,
              bottom: `${100 - placeAbility(point.low, domain)}%`,
            }}
          />
          <span
            className="absolute size-4 -translate-1/2 rounded-full border-2 border-raised bg-ink"
            style={{ left, top: `${placeAbility(point.mean, domain)}%` }}
          />
        </>
      )}
    </div>
  );
}
