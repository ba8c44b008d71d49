import type { InterviewPlan } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import type { Focus } from "../focus";

interface NothingToAskProps {
  plan: InterviewPlan;
  focus: Focus;
}

const TOPICS = { to: "/interview", label: "Interview me on topics" };
const LIBRARY = { to: "/", label: "Go to the library" };

function reason({ plan, focus }: NothingToAskProps) {
  if (focus.kind === "reviews") {
    return {
      title: "Nothing is due for review",
      text: "Key points come up for review some days after you were asked about them.",
      action: TOPICS,
    };
  }
  if (plan.being_written > 0) {
    return {
      title: "No questions yet",
      text: "Questions are being written from what you have read. Come back in a minute.",
      action: focus.kind === "post" ? TOPICS : LIBRARY,
    };
  }
  if (focus.kind === "post") {
    return {
      title: "No questions on this post",
      text: "What you have read of it comes without questions. Read on, then come back.",
      action: TOPICS,
    };
  }
  if (plan.anything_read) {
    return {
      title: "No questions yet",
      text: "What you have read so far comes without questions. Read a post that has some, then come back: the library says how many.",
      action: LIBRARY,
    };
  }
  return {
    title: "Nothing read yet",
    text: "The interview asks only about what you have read. Finish a post, then come back.",
    action: LIBRARY,
  };
}

/** Why no interview can be started, and what helps. */
export function NothingToAsk(props: NothingToAskProps) {
  const { title, text, action } = reason(props);
  return (
    <EmptyState
      title={title}
      action={
        <ButtonLink to={action.to} variant="primary">
          {action.label}
        </ButtonLink>
      }
    >
      {text}
    </EmptyState>
  );
}
