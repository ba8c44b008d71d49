import type { KeyPoint, Source, Verdict } from "@/api/types";
import { cx } from "@/lib/cx";
import { VERDICT_LABEL } from "@/lib/labels";
import { CodedText } from "./coded-text";
import { CheckIcon, CrossIcon, DashIcon, TildeIcon } from "./icons";
import { PassageLink } from "./passage-link";

const LOOK: Record<Verdict, { Icon: typeof CheckIcon; style: string }> = {
  covered: { Icon: CheckIcon, style: "text-good" },
  partial: { Icon: TildeIcon, style: "text-mid" },
  missing: { Icon: DashIcon, style: "text-low" },
  contradicted: { Icon: CrossIcon, style: "text-low" },
};

function From({ source }: { source: Source }) {
  return (
    <p className="text-sm text-faint">
      From <PassageLink source={source} />
    </p>
  );
}

/** The passage that all points come from; null when they come from several, or from none. */
function sharedSource(points: readonly KeyPoint[]): Source | null {
  const [first] = points;
  const same = ({ source }: KeyPoint) =>
    source?.post_id === first?.source?.post_id && source?.anchor === first?.source?.anchor;
  return first?.source && points.every(same) ? first.source : null;
}

function KeyPointItem({ point, source }: { point: KeyPoint; source: Source | null }) {
  const { Icon, style } = LOOK[point.verdict];
  return (
    <li className="flex gap-3 py-3.5">
      <Icon className={cx("mt-1", style)} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="text-pretty">
          <span className={cx("font-medium", style)}>{VERDICT_LABEL[point.verdict]}: </span>
          <bdi>
            <CodedText>{point.text}</CodedText>
          </bdi>
        </p>
        {point.quote && (
          <p className="text-[0.9375rem] text-soft">
            You wrote: <q dir="auto">{point.quote}</q>
          </p>
        )}
        {point.sentences.length > 0 && (
          <p className="text-sm text-faint">
            The post says:{" "}
            <q dir="auto">
              <CodedText>{point.sentences.join(" ")}</CodedText>
            </q>
          </p>
        )}
        {source && <From source={source} />}
      </div>
    </li>
  );
}

export function KeyPoints({ points }: { points: readonly KeyPoint[] }) {
  const shared = sharedSource(points);
  return (
    <>
      <ul className="divide-y divide-line">
        {points.map((point, index) => (
          <KeyPointItem key={index} point={point} source={shared ? null : point.source} />
        ))}
      </ul>
      {shared && <From source={shared} />}
    </>
  );
}
