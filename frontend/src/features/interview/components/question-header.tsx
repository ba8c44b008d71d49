import type { Question } from "@/api/types";
import { ProgressLine } from "@/components/progress-line";
import { QuestionFacts } from "@/components/question-facts";

interface QuestionHeaderProps {
  number: number;
  /** Not there while it is being written. */
  question: Question | null;
  /** How many questions are planned. */
  total: number;
  /** How many have been graded. */
  done: number;
}

export function QuestionHeader({ number, question, total, done }: QuestionHeaderProps) {
  return (
    <div className="space-y-4">
      <ProgressLine label="Questions answered" value={done} max={total} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm font-medium text-soft">
          Question {number} of {total}
        </p>
        {question && <QuestionFacts question={question} />}
      </div>
    </div>
  );
}
