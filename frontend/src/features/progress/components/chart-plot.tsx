import { BOUNDARIES } from "@/lib/ability";
import { bandPath, linePath, placeAbility, type Domain, type Place } from "../chart-scale";
import type { HistoryPoint } from "../history-points";

interface ChartPlotProps {
  points: readonly HistoryPoint[];
  xs: readonly number[];
  domain: Domain;
}

const STROKE = { vectorEffect: "non-scaling-stroke", fill: "none" } as const;

/** Lines and areas, stretched to whatever room there is; what must not be stretched lies above, in HTML. */
export function ChartPlot({ points, xs, domain }: ChartPlotProps) {
  const places = (value: "mean" | "low" | "high"): Place[] =>
    points.map((point, index) => ({ x: xs[index] ?? 0, y: placeAbility(point[value], domain) }));
  const [mean, low, high] = [places("mean"), places("low"), places("high")];
  const answered = points.filter(({ score }) => score !== null).length;
  // Today starts where the last answer ends.
  const since = Math.max(0, answered - 1);
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible"
    >
      {BOUNDARIES.map((boundary) => {
        const y = placeAbility(boundary, domain);
        return (
          <path key={boundary} d={`M0 ${y}L100 ${y}`} className="stroke-edge/60" {...STROKE} />
        );
      })}
      <path
        d={bandPath(high.slice(0, answered), low.slice(0, answered))}
        className="fill-solid/25"
      />
      <path d={bandPath(high.slice(since), low.slice(since))} className="fill-solid/10" />
      {[high, low].map((edge, index) => (
        <g key={index} className="stroke-accent/60">
          <path d={linePath(edge.slice(0, answered))} {...STROKE} />
          <path d={linePath(edge.slice(since))} strokeDasharray="2 4" {...STROKE} />
        </g>
      ))}
      <path
        d={linePath(mean.slice(0, answered))}
        strokeWidth="2"
        strokeLinejoin="round"
        className="stroke-accent"
        {...STROKE}
      />
      <path
        d={linePath(mean.slice(since))}
        strokeWidth="2"
        strokeDasharray="2 4"
        className="stroke-accent"
        {...STROKE}
      />
    </svg>
  );
}
