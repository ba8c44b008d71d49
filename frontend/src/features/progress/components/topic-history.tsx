import { useQuery } from "@tanstack/react-query";
import type { Topic } from "@/api/types";
import { Unloaded } from "@/components/unloaded";
import { topicHistoryOptions } from "../api/get-topic-history";
import { hasFaded, historyPoints } from "../history-points";
import { AbilityChart } from "./ability-chart";
import { HistoryTable } from "./history-table";

export function TopicHistory({ topic }: { topic: Topic }) {
  const query = useQuery(topicHistoryOptions(topic.id));
  if (!query.data) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading what you answered", rows: 1, className: "h-72" }}
        errorTitle="What you answered could not be loaded"
      />
    );
  }
  const points = historyPoints(query.data, query.dataUpdatedAt);
  if (query.data.items.length === 0) {
    return <p className="pt-4 text-soft">There is a chart once you have answered a question.</p>;
  }
  return (
    <div className="pt-5">
      <AbilityChart points={points} topic={topic.name} />
      <p className="mt-2 text-sm text-pretty text-faint">
        The line is the estimate after each answer; in nine of ten cases the true level lies in the
        band around it.
        {query.data.now &&
          (hasFaded(points)
            ? " Dotted: what is known today, which is less, since knowledge fades."
            : " Dotted: what is known today, with what other topics tell of it.")}
      </p>
      <HistoryTable points={points} topic={topic.name} />
    </div>
  );
}
