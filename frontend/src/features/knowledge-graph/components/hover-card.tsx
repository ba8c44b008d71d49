import type { Circle } from "../map/camera";
import type { Topic } from "../types";
import { certaintyText, postsText } from "../words";
import { LevelMark } from "./level-mark";

/** What a pointer rests on, above it, or below it near the upper edge. */
export function HoverCard({ topic, circle }: { topic: Topic; circle: Circle }) {
  const below = circle.y < 140;
  const gap = circle.radius + 26;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute w-max max-w-60 rounded-lg border border-line bg-raised px-3.5 py-2.5 text-sm shadow-lg"
      style={{
        left: `clamp(0.5rem, ${circle.x}px - 7.5rem, 100% - 15.5rem)`,
        top: below ? circle.y + gap : undefined,
        bottom: below ? undefined : `calc(100% - ${circle.y - gap}px)`,
      }}
    >
      <p dir="auto" className="font-semibold wrap-anywhere">
        {topic.name}
      </p>
      <p className="mt-0.5 text-soft">{postsText(topic)}</p>
      <p className="text-soft">
        <LevelMark topic={topic} />
      </p>
      {topic.answers > 0 && <p className="text-faint">{certaintyText(topic)}</p>}
    </div>
  );
}
