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
  /** The text to grade, or null to skip the question. */
  onSubmit: (text: string | null) => void;
}

export function AnswerForm({ question, focus, grading, error, onSubmit }: AnswerFormProps) {
  const id = useId();
  const [text, setText] = useDraft(question.id);
  const [problem, setProblem] = useState<string | null>(null);
  const [skipping, setSkipping] = useState(false);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const note = lengthNote(text);

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
        <div className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm">
          <p id={`${id}-problem`} role="alert" className="text-low">
            {problem}
          </p>
          {note && (
            <p className={cx("tabular-nums", note.over ? "text-low" : "text-faint")}>{note.text}</p>
          )}
          <p id={`${id}-hint`} className="hidden text-faint sm:block">
            <kbd className="font-mono text-xs">Ctrl</kbd> or{" "}
            <kbd className="font-mono text-xs">⌘</kbd> with{" "}
            <kbd className="font-mono text-xs">Enter</kbd> submits
          </p>
        </div>
      </div>
      {error && <Notice>{describeError(error)} Nothing is lost: your answer is still here.</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={grading} className="flex-1 sm:flex-none">
          {grading ? "Grading your answer…" : error ? "Try again" : "Submit Answer"}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            if (!grading) setSkipping(true);
          }}
          aria-disabled={grading || undefined}
        >
          Skip
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
