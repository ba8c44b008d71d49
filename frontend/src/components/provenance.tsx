import type { Evaluation } from "@/api/types";
import { gradedBy } from "@/lib/labels";
import { Notice } from "./notice";

/** Where a grade came from, and what is to be said about how it came about. */
export function Provenance({ evaluation }: { evaluation: Evaluation }) {
  const { note, graded_by, prompt_version } = evaluation;
  return (
    <>
      {note && <Notice look="info">{note}</Notice>}
      <p className="text-sm text-faint">
        {gradedBy(evaluation)}
        {graded_by === "llm" && prompt_version && (
          <span className="text-xs"> · {prompt_version}</span>
        )}
      </p>
    </>
  );
}
