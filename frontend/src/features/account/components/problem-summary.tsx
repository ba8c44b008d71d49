import { useEffect, useRef } from "react";
import { Notice } from "@/components/notice";

interface ProblemSummaryProps {
  general: string | null;
  /** By the id of the input. */
  fields: readonly (readonly [id: string, problem: string])[];
  /** How often the form was refused: each time, the focus comes here. */
  refusals: number;
}

export function ProblemSummary({ general, fields, refusals }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus();
  }, [refusals]);

  return (
    <div ref={summary} tabIndex={-1} className="rounded-lg outline-none">
      <Notice>
        {general ?? <p className="font-medium">Something needs to be changed:</p>}
        {fields.length > 0 && (
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {fields.map(([id, problem]) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="underline decoration-1 underline-offset-3"
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {problem}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
