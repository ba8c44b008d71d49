import { useEffect, useRef, type ReactNode } from "react";
import { Card } from "@/components/card";
import { Chip } from "@/components/chip";
import { CodedText } from "@/components/coded-text";
import { Disclosure } from "@/components/disclosure";
import { FoldedText } from "@/components/folded-text";
import type { Submission } from "../api/send-answer";

interface FeedbackCardProps {
  /** There is a grade, rather than the beginning of one. */
  final: boolean;
  sent: Submission;
  children: ReactNode;
  footer: ReactNode;
}

/**
 * What the reader sent and what is said about it. One card from the first verdict to the final grade:
 * it takes the focus once, when it comes, and keeps it when the one becomes the other.
 */
export function FeedbackCard({ final, sent, children, footer }: FeedbackCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <Card as="section" aria-labelledby="feedback-heading" className="animate-appear space-y-6">
      <div className="space-y-3">
        <div className="flex min-h-6 items-center justify-between gap-3">
          <h2
            id="feedback-heading"
            ref={heading}
            tabIndex={-1}
            className="scroll-mt-40 text-sm font-medium text-faint"
          >
            {final ? "Feedback" : "Grading your answer"}
          </h2>
          {!final && <Chip>Provisional</Chip>}
        </div>
        <p dir="auto" className="text-pretty text-soft">
          <CodedText>{sent.question.text}</CodedText>
        </p>
      </div>
      {children}
      {sent.text && (
        <Disclosure summary="Your answer">
          <FoldedText className="text-soft">{sent.text}</FoldedText>
        </Disclosure>
      )}
      {footer}
    </Card>
  );
}
