import type { InterviewSummary } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { formatTime } from "@/lib/format";
import { interviewSubject } from "@/lib/labels";

export function ResumeCard({ interview }: { interview: InterviewSummary }) {
  return (
    <Card
      as="section"
      aria-labelledby="resume-heading"
      className="flex flex-wrap items-center justify-between gap-4 border-accent/40"
    >
      <div>
        <h2 id="resume-heading" className="font-semibold">
          Carry on where you left off
        </h2>
        <p className="mt-1 text-[0.9375rem] text-soft">
          Question {interview.current_question} of {interview.question_count} on{" "}
          {interviewSubject(interview)}
        </p>
        <p className="mt-1 text-sm text-faint">Started {formatTime(interview.created_at)}</p>
      </div>
      <ButtonLink to={`/interviews/${interview.id}`} variant="primary">
        Resume
      </ButtonLink>
    </Card>
  );
}
