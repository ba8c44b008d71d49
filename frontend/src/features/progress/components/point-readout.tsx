import { useId } from "react";
import { Link } from "react-router";
import type { HistoryPoint } from "../history-points";

interface PointReadoutProps {
  points: readonly HistoryPoint[];
  chosen: number;
  topic: string;
  onChoose: (index: number) => void;
}

function scoreWords({ score }: HistoryPoint): string {
  return score === null ? "" : `, after an answer of ${score}%`;
}

/** One point in words, and a slider to walk from one to the next. */
export function PointReadout({ points, chosen, topic, onChoose }: PointReadoutProps) {
  const id = useId();
  const point = points[chosen];
  if (!point) return null;
  return (
    <div className="mt-3">
      {points.length > 1 && (
        <>
          <label htmlFor={id} className="sr-only">
            Point in time, {topic}
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={points.length - 1}
            step={1}
            value={chosen}
            aria-valuetext={`${point.when}: ${point.words}${scoreWords(point)}`}
            onChange={(event) => {
              onChoose(event.target.valueAsNumber);
            }}
            className="h-11 w-full cursor-pointer accent-solid"
          />
        </>
      )}
      {/* Two lines' height at any time, so that nothing below moves while walking. */}
      <p className="min-h-12 text-[0.9375rem]">
        <span className="font-medium">{point.when}</span>
        <span className="text-soft">
          {": "}
          {point.words}
          {scoreWords(point)}.{" "}
        </span>
        {point.interviewId && (
          <Link
            to={`/interviews/${point.interviewId}/results`}
            className="text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
          >
            See the interview
          </Link>
        )}
      </p>
    </div>
  );
}
