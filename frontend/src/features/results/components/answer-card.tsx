import type { ResultAnswer } from "@/api/types";
import { Card } from "@/components/card";
import { CodedText } from "@/components/coded-text";
import { Disclosure } from "@/components/disclosure";
import { FoldedText } from "@/components/folded-text";
import { KeyPoints } from "@/components/key-points";
import { Provenance } from "@/components/provenance";
import { QuestionFacts } from "@/components/question-facts";
import { ScoreBars } from "@/components/score-bars";
import { ScoreText } from "@/components/score-text";

export function AnswerCard({ answer }: { answer: ResultAnswer }) {
  const { question, evaluation } = answer;
  return (
    <Card as="li" className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm font-medium text-faint">Question {question.number}</p>
        <QuestionFacts question={question} />
      </div>
      <div className="flex items-start justify-between gap-5">
        <h3 dir="auto" className="min-w-0 flex-1 text-lg leading-relaxed font-medium text-pretty">
          <CodedText>{question.text}</CodedText>
        </h3>
        <ScoreText score={evaluation.score} className="text-2xl" />
      </div>
      {answer.text !== null && (
        <figure>
          <figcaption className="text-sm text-faint">Your answer</figcaption>
          <blockquote className="mt-2 border-l-2 border-line pl-4 leading-relaxed text-soft">
            <FoldedText>{answer.text}</FoldedText>
          </blockquote>
        </figure>
      )}
      {!answer.skipped && <ScoreBars evaluation={evaluation} />}
      <p className="leading-relaxed text-pretty">
        <CodedText>{evaluation.feedback}</CodedText>
      </p>
      <div>
        {evaluation.key_points.length > 0 && (
          <Disclosure summary="Key points, one by one">
            <KeyPoints points={evaluation.key_points} />
          </Disclosure>
        )}
        <Disclosure summary="Model answer">
          <p dir="auto" className="leading-relaxed text-soft">
            <CodedText>{answer.model_answer}</CodedText>
          </p>
        </Disclosure>
      </div>
      <Provenance evaluation={evaluation} />
    </Card>
  );
}
