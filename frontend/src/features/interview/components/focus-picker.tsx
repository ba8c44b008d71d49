import { useState } from "react";
import type { InterviewPlan } from "@/api/types";
import { READER_TOPICS, type Focus } from "../focus";

interface FocusPickerProps {
  focus: Focus;
  plan: InterviewPlan;
  onChoose: (focus: Focus) => void;
}

/** Topics, due reviews or one post: whatever of it there is, and nothing when there are only topics. */
export function FocusPicker({ focus, plan, onChoose }: FocusPickerProps) {
  // A post that was offered stays on offer, though the address has another choice.
  const [post, setPost] = useState<Focus | null>(null);
  const named: Focus | null = focus.kind === "post" ? focus : post;
  if (focus.kind === "post" && post?.kind !== "post") setPost(focus);

  const choices: { focus: Focus; label: string }[] = [{ focus: READER_TOPICS, label: "Topics" }];
  if (plan.due_reviews > 0 || focus.kind === "reviews") {
    choices.push({ focus: { kind: "reviews" }, label: `Due reviews (${plan.due_reviews})` });
  }
  if (named) choices.push({ focus: named, label: "One post" });
  if (choices.length === 1) return null;
  return (
    <fieldset className="flex w-fit flex-wrap rounded-lg border border-edge/60 bg-raised p-0.5">
      <legend className="sr-only">What the interview is about</legend>
      {choices.map((choice) => (
        <label
          key={choice.focus.kind}
          className="flex min-h-10 cursor-pointer items-center rounded-md px-3 text-sm font-medium text-soft hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent sm:px-4"
        >
          <input
            type="radio"
            name="focus"
            checked={choice.focus.kind === focus.kind}
            onChange={() => {
              onChoose(choice.focus);
            }}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
