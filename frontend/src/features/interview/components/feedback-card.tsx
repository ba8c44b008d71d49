import { useEffect, useRef } from "react";
import type { AnsweredQuestion, Difficulty, Interview } from "@/api/types";
import { Button, ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { CodedText } from "@/components/coded-text";
import { Disclosure } from "@/components/disclosure";
import { FoldedText } from "@/components/folded-text";
import { ArrowIcon } from "@/components/icons";
import { DifficultyChange } from "./difficulty-change";
import { FeedbackBody } from "./feedback-body";

interface FeedbackCardProps {
  answered: AnsweredQuestion;
  interview: Interview;
  difficultyBefore: Difficulty;
  onNext: () => void;
}

export function FeedbackCard({ answered, interview, difficultyBefore, onNext }: FeedbackCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);

  const completed = interview.status === "completed";
  return (
    <Card as="section" aria-labelledby="feedback-heading" className="animate-appear space-y-6">
      <div className="space-y-3">
        <h2
          id="feedback-heading"
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-40 text-sm font-medium text-faint"
        >
          Feedback
        </h2>
        <p dir="auto" className="text-pretty text-soft">
          <CodedText>{answered.question.text}</CodedText>
        </p>
      </div>
      <FeedbackBody answered={answered} />
      {answered.text && (
        <Disclosure summary="Your answer">
          <FoldedText className="text-soft">{answered.text}</FoldedText>
        </Disclosure>
      )}
      {!completed && <DifficultyChange before={difficultyBefore} after={interview.difficulty} />}
      {completed ? (
        <ButtonLink
          to={`/interviews/${interview.id}/results`}
          replace
          variant="primary"
          className="w-full sm:w-auto"
        >
          See Results
          <ArrowIcon />
        </ButtonLink>
      ) : (
        <Button variant="primary" onClick={onNext} className="w-full sm:w-auto">
          Next Question
          <ArrowIcon />
        </Button>
      )}
    </Card>
  );
}
