import { useId, useRef, useState, type KeyboardEvent } from "react";
import { describeError } from "@/api/errors";
import type { Question } from "@/api/types";
import { Button } from "@/components/button";
import { CodedText } from "@/components/coded-text";
import { Notice } from "@/components/notice";
import { cx } from "@/lib/cx";
import { answerProblem, lengthNote } from "../answer-text";
import { useDraft } from "../use-draft";
import { QuestionTitle } from "./question-title";
import { SkipDialog } from "./skip-dialog";

interface AnswerFormProps {
  question: Question;
  focus: boolean;
  grading: boolean;
  error: Error | null;
  /** What was sent last, and is being graded or has failed, was a skip. */
  skipSent: boolean;
  /** The text to grade, or null to skip the question. */
  onSubmit: (text: string | null) => void;
}

export function AnswerForm({
  question,
  focus,
  grading,
  error,
  skipSent,
  onSubmit,
}: AnswerFormProps) {
  const id = useId();
  const [text, setText] = useDraft(question.id);
  const [problem, setProblem] = useState<string | null>(null);
  const [skipping, setSkipping] = useState(false);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const note = lengthNote(text);
  const skipFailed = error !== null && skipSent;

  let submitLabel = error && !skipSent ? "Try again" : "Submit Answer";
  if (grading) submitLabel = skipSent ? "Skipping…" : "Grading your answer…";

  const submit = () => {
    if (grading) return;
    const found = answerProblem(text);
    setProblem(found);
    if (found) textarea.current?.focus();
    else onSubmit(text);
  };
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-5"
    >
      <QuestionTitle focus={focus}>
        <label htmlFor={`${id}-answer`}>
          <CodedText>{question.text}</CodedText>
        </label>
      </QuestionTitle>
      <div>
        <textarea
          ref={textarea}
          id={`${id}-answer`}
          dir="auto"
          value={text}
          rows={9}
          readOnly={grading}
          aria-disabled={grading || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-problem ${id}-hint`}
          placeholder="Explain it in your own words. Examples help."
          onKeyDown={submitByKey}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          className="block w-full resize-y rounded-xl border border-edge/70 bg-raised px-4 py-3 leading-relaxed placeholder:text-faint hover:border-edge aria-disabled:text-soft aria-invalid:border-low"
        />
        <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <p id={`${id}-problem`} role="alert" className="basis-full text-low">
            {problem}
          </p>
          <p id={`${id}-hint`} className="hidden text-faint sm:block">
            <kbd className="font-mono text-xs">Ctrl</kbd> or{" "}
            <kbd className="font-mono text-xs">⌘</kbd> with{" "}
            <kbd className="font-mono text-xs">Enter</kbd> submits
          </p>
          {note && (
            <p className={cx("ml-auto tabular-nums", note.over ? "text-low" : "text-faint")}>
              {note.text}
            </p>
          )}
        </div>
      </div>
      {error && (
        <Notice>
          {describeError(error)}{" "}
          {skipSent
            ? "Your skip may not have arrived; your draft is still here."
            : "Nothing is lost: your answer is still here."}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={grading} className="flex-1 sm:flex-none">
          {submitLabel}
        </Button>
        <Button
          variant={skipFailed ? "secondary" : "quiet"}
          onClick={() => {
            if (grading) return;
            if (skipFailed) onSubmit(null);
            else setSkipping(true);
          }}
          aria-disabled={grading || undefined}
        >
          {skipFailed ? "Try again" : "Skip"}
        </Button>
      </div>
      <SkipDialog
        open={skipping}
        onClose={() => {
          setSkipping(false);
        }}
        onSkip={() => {
          setSkipping(false);
          onSubmit(null);
        }}
      />
    </form>
  );
}
