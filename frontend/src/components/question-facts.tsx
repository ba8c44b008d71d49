import type { Question } from "@/api/types";
import { DIFFICULTY_LABEL } from "@/lib/labels";
import { Chip } from "./chip";

/** Topic, difficulty, and whether it follows up on the answer before. */
export function QuestionFacts({ question }: { question: Question }) {
  return (
    <ul aria-label="About this question" className="flex flex-wrap items-center gap-2">
      <li>
        <Chip>{question.topic}</Chip>
      </li>
      <li>
        <Chip>{DIFFICULTY_LABEL[question.difficulty]}</Chip>
      </li>
      {question.kind === "follow_up" && (
        <li>
          <Chip look="accent">Follow-up</Chip>
        </li>
      )}
    </ul>
  );
}
