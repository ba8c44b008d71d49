import { cx } from "@/lib/cx";
import { percent, tone, TONE_TEXT } from "@/lib/score";

interface ScoreTextProps {
  score: number;
  className?: string;
}

export function ScoreText({ score, className }: ScoreTextProps) {
  return (
    <span className={cx("font-semibold tabular-nums", TONE_TEXT[tone(score)], className)}>
      {percent(score)}%
    </span>
  );
}
