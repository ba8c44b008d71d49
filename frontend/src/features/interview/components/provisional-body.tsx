import type { PartialGrade } from "@/api/types";
import { CodedText } from "@/components/coded-text";
import { KeyPoints } from "@/components/key-points";
import { Skeleton } from "@/components/skeleton";
import { Spinner } from "@/components/spinner";

const BARS = ["Correctness", "Completeness", "Clarity"];

/** What is known of a grade so far, laid out as the final one, so that nothing jumps when it comes. */
export function ProvisionalBody({ partial }: { partial: PartialGrade }) {
  const points = partial.key_points
    .toSorted((one, other) => one.position - other.position)
    .map(({ position, text, ...point }) => ({
      ...point,
      text: text ?? `Key point ${position + 1}`,
      source: null,
      sentences: [],
    }));
  return (
    <div className="space-y-6">
      <p className="flex min-h-19 items-center gap-3 text-soft sm:min-h-12">
        <Spinner />
        {partial.checking ? "Checking the grade once more" : "The score comes at the end"}
      </p>
      <div aria-hidden="true" className="grid gap-4 sm:grid-cols-3">
        {BARS.map((label) => (
          <div key={label}>
            <p className="text-sm text-faint">{label}</p>
            <div className="mt-1.5 h-1.5 rounded-full bg-line" />
          </div>
        ))}
      </div>
      <div className="min-h-13">
        {partial.feedback ? (
          <p className="leading-relaxed text-pretty">
            <CodedText>{partial.feedback}</CodedText>
          </p>
        ) : (
          <div className="space-y-3 pt-1.5">
            <Skeleton className="h-3.5" />
            <Skeleton className="h-3.5 w-3/5" />
          </div>
        )}
      </div>
      {points.length > 0 && (
        <div>
          <h3 className="font-semibold">Key points</h3>
          <KeyPoints points={points} />
        </div>
      )}
    </div>
  );
}
