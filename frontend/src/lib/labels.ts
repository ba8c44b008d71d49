import type { Band, Difficulty, Evaluation, InterviewSummary, Verdict } from "@/api/types";

export const DIFFICULTY_LABEL: Record<Difficulty, string> = {
  easy: "Easy",
  medium: "Medium",
  hard: "Hard",
};

/** What an interview was started on, where that is not simply its topics. */
export const FOCUS_LABEL: Record<InterviewSummary["focus"], string | null> = {
  topics: null,
  reviews: "Due reviews",
  post: "One post",
};

/** "due reviews: python, http" */
export function interviewSubject({ focus, topics }: Pick<InterviewSummary, "focus" | "topics">) {
  const names = topics.join(", ");
  const label = FOCUS_LABEL[focus]?.toLowerCase();
  return label ? `${label}: ${names}` : names;
}

export const BAND_LABEL: Record<Band, string> = {
  no_relevant_concepts: "No relevant concepts yet, or major errors",
  some_concepts: "Some relevant concepts, but incomplete",
  partial_explanation: "Correct concepts, partly explained",
  good_explanation: "Complete and correct, well explained",
  comprehensive: "Comprehensive, with examples and edge cases",
};

export function gradedBy({ graded_by, chat_model }: Evaluation): string {
  switch (graded_by) {
    case "offline":
      return "Graded by the offline interviewer, by the words your answer shares with each key point.";
    case "llm":
      return `Graded by ${chat_model ?? "the chat model"}`;
    case "skip":
      return "Skipped, so nobody graded it.";
  }
}

export const VERDICT_LABEL: Record<Verdict, string> = {
  covered: "Covered",
  partial: "Partly covered",
  missing: "Missed",
  contradicted: "Contradicted",
};
