import type {
  Account,
  Badge,
  Evaluation,
  Interview,
  InterviewPlan,
  InterviewSummary,
  Post,
  PostSummary,
  Question,
  Results,
} from "@/api/types";

export function aPostSummary(part: Partial<PostSummary> = {}): PostSummary {
  return {
    id: "post-1",
    slug: "python-classes",
    title: "Python classes",
    excerpt: "State with manners.",
    tags: ["python"],
    published_on: "2026-03-01",
    reading_minutes: 5,
    questions: 3,
    being_written: false,
    completed: false,
    progress: 0,
    ...part,
  };
}

export function aPost(part: Partial<Post> = {}): Post {
  return {
    ...aPostSummary(),
    completed_at: null,
    sections: [
      aSection({ id: "s1", heading: "Python classes", anchor: "python-classes", level: 1 }),
      aSection({ id: "s2", heading: "Attributes", anchor: "attributes" }),
    ],
    ...part,
  };
}

export function aSection(part: Partial<Post["sections"][number]> = {}): Post["sections"][number] {
  return {
    id: "s1",
    heading: "Attributes",
    anchor: "attributes",
    level: 2,
    html: "<p>Some text.</p>",
    read: false,
    ...part,
  };
}

export function aQuestion(part: Partial<Question> = {}): Question {
  return {
    id: "question-1",
    number: 1,
    topic: "python",
    difficulty: "medium",
    kind: "opening",
    text: "What does `__init__` do?",
    ...part,
  };
}

export function anEvaluation(part: Partial<Evaluation> = {}): Evaluation {
  return {
    correctness: 0.8,
    completeness: 0.6,
    clarity: 0.7,
    score: 0.7,
    band: "good_explanation",
    feedback: "You named its purpose.",
    graded_by: "offline",
    chat_model: null,
    prompt_version: null,
    note: null,
    key_points: [
      {
        text: "It sets up state",
        verdict: "covered",
        quote: "sets up the state",
        source: {
          post_id: "post-1",
          post_title: "Python classes",
          section_id: "s2",
          heading: "Attributes",
          anchor: "attributes",
        },
        sentences: [],
      },
    ],
    ...part,
  };
}

export function anInterviewSummary(part: Partial<InterviewSummary> = {}): InterviewSummary {
  return {
    id: "interview-1",
    status: "in_progress",
    difficulty: "medium",
    topics: ["python"],
    focus: "topics",
    post_id: null,
    question_count: 2,
    current_question: 1,
    overall_score: null,
    band: null,
    created_at: "2026-11-22T10:00:00Z",
    completed_at: null,
    ...part,
  };
}

export function anInterview(part: Partial<Interview> = {}): Interview {
  return {
    ...anInterviewSummary(),
    question: aQuestion(),
    question_delayed: null,
    pending_answer: null,
    last_evaluation: null,
    ...part,
  };
}

export function aPlan(part: Partial<InterviewPlan> = {}): InterviewPlan {
  return {
    topics: [
      { name: "python", posts_read: 2, questions: 8, chosen: true, why: "Your most-read topic" },
      { name: "http", posts_read: 1, questions: 3, chosen: false, why: "You have read 1 post" },
    ],
    focus: "topics",
    post: null,
    due_reviews: 0,
    anything_read: true,
    being_written: 0,
    question_count: 5,
    questions: 8,
    in_progress: null,
    interviewer: { name: "offline", chat_model: null },
    ...part,
  };
}

export function someResults(part: Partial<Results> = {}): Results {
  return {
    ...anInterviewSummary({ status: "completed", overall_score: 0.72, band: "good_explanation" }),
    completed_at: "2026-11-22T10:20:00Z",
    badge: null,
    answers: [
      {
        question: aQuestion(),
        text: "It sets up the state.",
        skipped: false,
        evaluation: anEvaluation(),
        model_answer: "It initialises the object.",
      },
    ],
    reread: [],
    ...part,
  };
}

export function aBadge(part: Partial<Badge> = {}): Badge {
  return {
    code: "interview-ready",
    name: "Interview Ready",
    description: "You can talk about what you read.",
    threshold: 0.5,
    won: false,
    awarded_at: null,
    interview_id: null,
    ...part,
  };
}

export function anAccount(part: Partial<Account> = {}): Account {
  return {
    mode: "accounts",
    reader: { id: "reader-1", name: "Ada", email: "ada@example.org", has_password: true },
    sign_up: "open",
    oidc: null,
    mails_resets: true,
    ...part,
  };
}
