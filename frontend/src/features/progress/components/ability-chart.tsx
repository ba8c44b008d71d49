import { useState, type PointerEvent } from "react";
import { formatDate } from "@/lib/format";
import { abilityDomain, nearest, placeTimes } from "../chart-scale";
import type { HistoryPoint } from "../history-points";
import { ChartPlot } from "./chart-plot";
import { ChartPoints } from "./chart-points";
import { LevelAxis } from "./level-axis";
import { PointReadout } from "./point-readout";

interface AbilityChartProps {
  points: readonly HistoryPoint[];
  topic: string;
}

/** Ability over time with its interval. Pointer and slider choose a point, which is told in words. */
export function AbilityChart({ points, topic }: AbilityChartProps) {
  const [picked, setPicked] = useState(points.length - 1);
  const chosen = Math.min(picked, points.length - 1);
  const xs = placeTimes(points.map(({ at }) => at));
  const domain = abilityDomain(points.flatMap(({ low, high }) => [low, high]));
  const [first] = points;
  const pick = ({ clientX, currentTarget, buttons }: PointerEvent<HTMLElement>) => {
    // Pressed, not hovering: the way to what is told must not change it.
    if (buttons === 0) return;
    const { left, width } = currentTarget.getBoundingClientRect();
    setPicked(nearest(xs, (100 * (clientX - left)) / width));
  };
  return (
    <div>
      <div className="flex h-60 gap-3 sm:h-72">
        <LevelAxis domain={domain} />
        <div
          className="relative mr-2 min-w-0 flex-1 cursor-pointer touch-pan-y"
          onPointerDown={pick}
          onPointerMove={pick}
        >
          <ChartPlot points={points} xs={xs} domain={domain} />
          <ChartPoints points={points} xs={xs} domain={domain} chosen={chosen} />
        </div>
      </div>
      {first && points.length > 1 && (
        <p
          aria-hidden="true"
          className="mt-2 mr-2 ml-22 flex justify-between gap-4 text-xs text-faint"
        >
          <span>{formatDate(new Date(first.at).toISOString())}</span>
          <span>Today</span>
        </p>
      )}
      <PointReadout points={points} chosen={chosen} topic={topic} onChoose={setPicked} />
    </div>
  );
}
