import type { Progress } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { ArrowIcon } from "@/components/icons";
import { count } from "@/lib/format";

function streakNote({ streak_days, answered_today }: Progress): string {
  if (answered_today) return "in a row, today included";
  return streak_days > 0 ? "in a row; answer today to go on" : "in a row";
}

export function Facts({ progress }: { progress: Progress }) {
  const { interviews, answers, streak_days, due } = progress;
  const facts = [
    { label: "Streak", value: count(streak_days, "day"), note: streakNote(progress) },
    { label: "Interviews", value: interviews, note: "completed" },
    { label: "Answers", value: answers, note: "graded" },
    { label: "Reviews", value: due, note: "due now" },
  ];
  return (
    <div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {facts.map(({ label, value, note }) => (
          <div key={label} className="rounded-xl border border-line bg-raised p-4">
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="mt-1">
              <span className="block text-2xl font-semibold tabular-nums">{value}</span>
              <span className="block text-sm text-pretty text-faint">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      {due > 0 && (
        <ButtonLink to="/interview?reviews=true" variant="primary" className="mt-4">
          Review now
          <ArrowIcon />
        </ButtonLink>
      )}
    </div>
  );
}
