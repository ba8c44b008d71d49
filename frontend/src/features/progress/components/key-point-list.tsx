import type { KeyPointProgress } from "@/api/types";
import { Card } from "@/components/card";
import { CodedText } from "@/components/coded-text";
import { PassageLink } from "@/components/passage-link";
import { askedWords, dueWords } from "../due";
import { ShowMore } from "./show-more";

const AT_FIRST = 5;

interface KeyPointListProps {
  id: string;
  title: string;
  lead: string;
  points: readonly KeyPointProgress[];
  /** What "today" is. */
  now: number;
}

/** Key points with when they come again and where to reread them; nothing at all when there are none. */
export function KeyPointList({ id, title, lead, points, now }: KeyPointListProps) {
  if (points.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-pretty text-soft">{lead}</p>
      <Card className="mt-4 py-1.5 sm:py-2">
        <ShowMore items={points} atFirst={AT_FIRST} noun="key point">
          {(shown) => (
            <ul className="divide-y divide-line">
              {shown.map((point, index) => (
                <KeyPointItem key={index} point={point} now={now} />
              ))}
            </ul>
          )}
        </ShowMore>
      </Card>
    </section>
  );
}

function KeyPointItem({ point, now }: { point: KeyPointProgress; now: number }) {
  const { text, topic, source, due_at, times_asked, times_missed } = point;
  const facts = [topic, askedWords(times_asked, times_missed), due_at && dueWords(due_at, now)];
  return (
    <li className="space-y-1 py-3.5">
      <p dir="auto" className="text-pretty">
        {text !== null && <CodedText>{text}</CodedText>}
        {text === null && (source ? <PassageLink source={source} /> : "A key point")}
      </p>
      <p className="text-sm text-faint">{facts.filter(Boolean).join(" · ")}</p>
      {text !== null && source && (
        <p className="text-sm text-faint">
          Reread <PassageLink source={source} />
        </p>
      )}
    </li>
  );
}
