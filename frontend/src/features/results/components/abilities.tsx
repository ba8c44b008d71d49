import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { topicListOptions } from "@/api/list-topics";
import { AbilityBar } from "@/components/ability-bar";
import { Card } from "@/components/card";
import { Skeleton } from "@/components/skeleton";
import { abilityWords } from "@/lib/ability";

/** How good the reader now is at what the interview was on. An extra: the results do without it. */
export function Abilities({ topics }: { topics: readonly string[] }) {
  const query = useQuery(topicListOptions);
  // The room it will take, so that nothing jumps when it comes.
  if (query.isPending) return <Skeleton className="h-40" />;
  const known = (query.data?.items ?? []).filter(
    ({ name, ability }) => ability && topics.includes(name),
  );
  if (known.length === 0) return null;
  return (
    <Card as="section" aria-labelledby="abilities-heading">
      <h2 id="abilities-heading" className="font-semibold">
        Your level now
      </h2>
      <ul className="mt-3 space-y-4">
        {known.map(({ id, name, ability }) => (
          <li key={id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-[0.9375rem]">
              <Link
                to={`/progress?topic=${id}`}
                className="text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
              >
                {name}
              </Link>
              {ability && <span className="text-soft">{abilityWords(ability)}</span>}
            </p>
            <div className="mt-1.5">
              <AbilityBar ability={ability} />
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-pretty text-faint">
        From all your answers, and how hard the questions were. The bars run from beginner to
        expert.
      </p>
    </Card>
  );
}
