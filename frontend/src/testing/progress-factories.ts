import type { Ability, KeyPointProgress, Progress, Topic, TopicHistory } from "@/api/types";

export function anAbility(part: Partial<Ability> = {}): Ability {
  return {
    mean: 0.5,
    low: -0.4,
    high: 1.4,
    level: "advanced",
    low_level: "intermediate",
    high_level: "expert",
    ...part,
  };
}

export function aTopic(part: Partial<Topic> = {}): Topic {
  return {
    id: "topic-1",
    name: "python",
    posts_read: 2,
    answers: 6,
    ability: anAbility(),
    certainty: 0.6,
    due: 0,
    last_answered_at: "2026-11-22T10:20:00Z",
    ...part,
  };
}

export function aTopicHistory(part: Partial<TopicHistory> = {}): TopicHistory {
  const answered = { mean: -0.3, low: -1.5, high: 0.9, score: 0.4, interview_id: "interview-1" };
  return {
    id: "topic-1",
    name: "python",
    items: [
      { ...answered, at: "2026-11-20T10:00:00Z" },
      { ...answered, at: "2026-11-22T10:20:00Z", mean: 0.5, low: -0.3, high: 1.3, score: 0.8 },
    ],
    now: anAbility(),
    ...part,
  };
}

export function aKeyPointProgress(part: Partial<KeyPointProgress> = {}): KeyPointProgress {
  return {
    text: "It sets up `state`",
    topic: "python",
    source: {
      post_id: "post-1",
      post_title: "Python classes",
      section_id: "s2",
      heading: "Attributes",
      anchor: "attributes",
    },
    due_at: "2026-11-25T10:00:00Z",
    verdict: "covered",
    times_asked: 3,
    times_missed: 0,
    ...part,
  };
}

export function aProgress(part: Partial<Progress> = {}): Progress {
  return {
    interviews: 2,
    answers: 9,
    streak_days: 3,
    answered_today: false,
    due: 0,
    reviews: [],
    strongest: [],
    weakest: [],
    ...part,
  };
}
