import type { Results } from "@/api/types";
import { count, formatTime } from "@/lib/format";
import { BAND_LABEL, interviewSubject } from "@/lib/labels";
import { percent } from "@/lib/score";

/** The big number and what it means. */
export function Overall({ results }: { results: Results }) {
  return (
    <div className="text-center">
      <p className="animate-appear text-7xl font-semibold tracking-tighter text-bright-mid tabular-nums sm:text-8xl">
        {percent(results.overall_score ?? 0)}%
      </p>
      <p className="mt-3 text-soft">Across {count(results.answers.length, "question")}</p>
      {results.band && <p className="mt-4 text-lg font-medium">{BAND_LABEL[results.band]}</p>}
      <p className="mt-2 text-sm text-faint">
        On {interviewSubject(results)}
        {results.completed_at && ` · ${formatTime(results.completed_at)}`}
      </p>
    </div>
  );
}
