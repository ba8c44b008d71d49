import type { AnsweredQuestion } from "@/api/types";
import { CodedText } from "@/components/coded-text";
import { KeyPoints } from "@/components/key-points";
import { Provenance } from "@/components/provenance";
import { ScoreBars } from "@/components/score-bars";
import { ScoreText } from "@/components/score-text";
import { BAND_LABEL } from "@/lib/labels";

/** Everything an evaluation says, from the score down to the single key point. */
export function FeedbackBody({ answered }: { answered: AnsweredQuestion }) {
  const { evaluation, skipped } = answered;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <ScoreText score={evaluation.score} className="text-5xl tracking-tight" />
        <p className="text-soft">{skipped ? "Skipped" : BAND_LABEL[evaluation.band]}</p>
      </div>
      {!skipped && <ScoreBars evaluation={evaluation} />}
      <p className="leading-relaxed text-pretty">
        <CodedText>{evaluation.feedback}</CodedText>
      </p>
      {evaluation.key_points.length > 0 && (
        <div>
          <h3 className="font-semibold">Key points</h3>
          <KeyPoints points={evaluation.key_points} />
        </div>
      )}
      <Provenance evaluation={evaluation} />
    </div>
  );
}
