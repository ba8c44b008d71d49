import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["AccountOut"];

export type PostSummary = Schemas["PostSummary"];
export type Post = Schemas["PostOut"];
export type Section = Schemas["SectionOut"];
export type Tag = Schemas["TagOut"];

export type NewInterview = Schemas["InterviewIn"];
export type InterviewPlan = Schemas["InterviewPlan"];
export type PlanTopic = Schemas["TopicPlan"];
export type Interviewer = InterviewPlan["interviewer"];
export type InterviewSummary = Schemas["InterviewSummary"];
export type Interview = Schemas["InterviewOut"];
export type Question = Schemas["QuestionOut"];
export type PendingAnswer = Schemas["PendingAnswer"];
export type AnsweredQuestion = Schemas["GradedAnswer"];
export type Evaluation = Schemas["EvaluationOut"];
export type KeyPoint = Schemas["KeyPointOut"];
export type Source = Schemas["SourceOut"];
export type Outcome = Schemas["Graded"] | Schemas["Pending"];

/** What is known of a grade while it is being written. By hand: OpenAPI does not describe events. */
export interface PartialGrade {
  key_points: (Pick<KeyPoint, "verdict" | "quote"> & { position: number; text: string | null })[];
  feedback: string;
  /** The grade is being looked at a second time. */
  checking: boolean;
}

export type Preferences =
  paths["/api/preferences"]["get"]["responses"][200]["content"]["application/json"];

export type Results = Schemas["Results"];
export type ResultAnswer = Schemas["ResultAnswer"];
export type ResultBadge = NonNullable<Results["badge"]>;
export type Reread = Schemas["Reread"];
export type Badge = Schemas["BadgeOut"];

export type Topic = Schemas["TopicOut"];
export type TopicHistory = Schemas["TopicHistory"];
export type Ability = Schemas["AbilityOut"];
export type Level = Ability["level"];
export type Progress = Schemas["Progress"];
export type KeyPointProgress = Schemas["KeyPointProgress"];

export type Difficulty = Question["difficulty"];
export type Band = Evaluation["band"];
export type Verdict = KeyPoint["verdict"];
