import type { Evaluation } from "@/api/types";
import { ScoreBar } from "./score-bar";

export function ScoreBars({ evaluation }: { evaluation: Evaluation }) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <ScoreBar label="Correctness" score={evaluation.correctness} />
      <ScoreBar label="Completeness" score={evaluation.completeness} />
      <ScoreBar label="Clarity" score={evaluation.clarity} />
    </div>
  );
}
