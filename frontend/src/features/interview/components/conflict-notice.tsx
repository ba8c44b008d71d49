import { useState } from "react";
import { Button } from "@/components/button";
import { CodedText } from "@/components/coded-text";
import { Notice } from "@/components/notice";
import type { Submission } from "../api/send-answer";

interface ConflictNoticeProps {
  conflict: Submission;
  onDismiss: () => void;
}

/** What was typed stays at hand: the server has another answer, but the work is the reader's. */
export function ConflictNotice({ conflict, onDismiss }: ConflictNoticeProps) {
  const [copied, setCopied] = useState(false);
  const { text } = conflict;
  return (
    <Notice>
      <div className="space-y-3">
        <p className="font-medium">
          This question has been answered already, perhaps in another tab, so this{" "}
          {text === null ? "skip" : "answer"} was not counted.
        </p>
        {text !== null && (
          <>
            <p className="text-soft">
              Your text for “<CodedText>{conflict.question.text}</CodedText>”:
            </p>
            <textarea
              readOnly
              dir="auto"
              aria-label="Your text that was not counted"
              value={text}
              rows={4}
              className="block w-full rounded-lg border border-edge/60 bg-raised px-3 py-2"
            />
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {text !== null && (
            <Button
              onClick={() => {
                void navigator.clipboard.writeText(text).then(() => {
                  setCopied(true);
                });
              }}
            >
              {copied ? "Copied" : "Copy text"}
            </Button>
          )}
          <Button variant="quiet" onClick={onDismiss}>
            Dismiss
          </Button>
        </div>
      </div>
    </Notice>
  );
}
