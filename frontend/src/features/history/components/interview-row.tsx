import { Link } from "react-router";
import type { InterviewSummary } from "@/api/types";
import { Card } from "@/components/card";
import { Chip } from "@/components/chip";
import { ArrowIcon } from "@/components/icons";
import { ScoreText } from "@/components/score-text";
import { count, formatTime } from "@/lib/format";
import { BAND_LABEL, FOCUS_LABEL } from "@/lib/labels";

export function InterviewRow({ interview }: { interview: InterviewSummary }) {
  const completed = interview.status === "completed";
  const focus = FOCUS_LABEL[interview.focus];
  return (
    <Card
      as="li"
      className="relative flex items-center justify-between gap-5 transition-colors hover:border-edge/70 has-[a:focus-visible]:outline-2"
    >
      <div className="min-w-0">
        {focus && (
          <p className="mb-1.5">
            <Chip>{focus}</Chip>
          </p>
        )}
        <h2 className="font-medium">
          <Link
            to={`/interviews/${interview.id}${completed ? "/results" : ""}`}
            className="outline-none after:absolute after:inset-0"
          >
            {interview.topics.join(", ")}
          </Link>
        </h2>
        <p className="mt-1 text-[0.9375rem] text-soft">
          {completed && interview.band
            ? BAND_LABEL[interview.band]
            : `Question ${interview.current_question} of ${interview.question_count}`}
        </p>
        <p className="mt-1 text-sm text-faint">
          {formatTime(interview.created_at)}
          {completed && ` · ${count(interview.question_count, "question")}`}
        </p>
      </div>
      {interview.overall_score === null ? (
        <span className="flex items-center gap-2 text-[0.9375rem] font-medium text-accent">
          Resume <ArrowIcon />
        </span>
      ) : (
        <ScoreText score={interview.overall_score} className="text-2xl" />
      )}
    </Card>
  );
}
