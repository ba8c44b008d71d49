import type { Difficulty, Interview } from "@/api/types";
import { Button, ButtonLink } from "@/components/button";
import { ArrowIcon } from "@/components/icons";
import { DifficultyChange } from "./difficulty-change";

interface FeedbackFooterProps {
  interview: Interview;
  difficultyBefore: Difficulty;
  onNext: () => void;
}

/** Where it goes from here. */
export function FeedbackFooter({ interview, difficultyBefore, onNext }: FeedbackFooterProps) {
  if (interview.status === "completed") {
    return (
      <ButtonLink
        to={`/interviews/${interview.id}/results`}
        replace
        variant="primary"
        className="w-full sm:w-auto"
      >
        See Results
        <ArrowIcon />
      </ButtonLink>
    );
  }
  return (
    <>
      <DifficultyChange before={difficultyBefore} after={interview.difficulty} />
      <Button variant="primary" onClick={onNext} className="w-full sm:w-auto">
        Next Question
        <ArrowIcon />
      </Button>
    </>
  );
}
