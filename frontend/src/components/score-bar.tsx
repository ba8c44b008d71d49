import { percent, tone, TONE_FILL } from "@/lib/score";
import { cx } from "@/lib/cx";

interface ScoreBarProps {
  label: string;
  score: number;
}

export function ScoreBar({ label, score }: ScoreBarProps) {
  const value = percent(score);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="text-soft">{label}</span>
        <span className="font-medium tabular-nums">{value}%</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value}
        aria-valuetext={`${value}%`}
        className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cx("h-full rounded-full", TONE_FILL[tone(score)])}
          style={{ width: `${value}%` }}
        />
      </div>
    </div>
  );
}
