import { ButtonLink } from "@/components/button";
import { interviewPath, postsPath } from "../links";
import type { Topic } from "../types";

interface TopicActionsProps {
  topic: Topic;
  /** One of many: no action stands out. */
  listed?: boolean;
}

export function TopicActions({ topic, listed = false }: TopicActionsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink
        to={interviewPath(topic)}
        aria-label={`Interview me on it: ${topic.name}`}
        variant={listed ? "secondary" : "primary"}
      >
        Interview me on it
      </ButtonLink>
      <ButtonLink
        to={postsPath(topic)}
        aria-label={`Open its posts: ${topic.name}`}
        variant={listed ? "quiet" : "secondary"}
      >
        Open its posts
      </ButtonLink>
    </div>
  );
}
