import type { KeyPoint, Verdict } from "@/api/types";
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

function KeyPointItem({ point }: { point: KeyPoint }) {
  const { Icon, style } = LOOK[point.verdict];
  return (
    <li className="flex gap-3 py-3.5">
      <Icon className={cx("mt-1", style)} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="text-pretty">
          <span className={cx("font-medium", style)}>{VERDICT_LABEL[point.verdict]}: </span>
          <CodedText>{point.text}</CodedText>
        </p>
        {point.quote && (
          <p className="text-[0.9375rem] break-words text-soft">
            You wrote: <q>{point.quote}</q>
          </p>
        )}
        {point.source && (
          <p className="text-sm text-faint">
            From <PassageLink source={point.source} />
          </p>
        )}
      </div>
    </li>
  );
}

export function KeyPoints({ points }: { points: readonly KeyPoint[] }) {
  return (
    <ul className="divide-y divide-line">
      {points.map((point, index) => (
        <KeyPointItem key={index} point={point} />
      ))}
    </ul>
  );
}
