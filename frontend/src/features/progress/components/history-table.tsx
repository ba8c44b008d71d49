import { Disclosure } from "@/components/disclosure";
import type { HistoryPoint } from "../history-points";

interface HistoryTableProps {
  points: readonly HistoryPoint[];
  topic: string;
}

/** What the chart shows, in words. */
export function HistoryTable({ points, topic }: HistoryTableProps) {
  return (
    <Disclosure summary="The same as a table">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Ability over time, {topic}</caption>
        <thead className="text-faint">
          <tr>
            <th scope="col" className="py-2 pr-4 font-medium">
              When
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Answer
            </th>
            <th scope="col" className="py-2 font-medium">
              Ability
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {points.map(({ at, when, score, words }, index) => (
            <tr key={`${at} ${index}`} className="align-baseline">
              <th scope="row" className="py-2 pr-4 font-normal">
                {when}
              </th>
              <td className="py-2 pr-4 tabular-nums">{score === null ? "None" : `${score}%`}</td>
              <td className="py-2">{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
