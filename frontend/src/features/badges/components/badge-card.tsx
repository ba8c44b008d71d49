import { Link } from "react-router";
import type { Badge } from "@/api/types";
import { Card } from "@/components/card";
import { LockIcon, MedalIcon } from "@/components/icons";
import { cx } from "@/lib/cx";
import { formatDate } from "@/lib/format";

export function BadgeCard({ badge }: { badge: Badge }) {
  return (
    <Card as="li" className={cx("flex gap-4", badge.won && "border-accent/40")}>
      <span
        className={cx(
          "flex size-12 shrink-0 items-center justify-center rounded-full",
          badge.won ? "bg-solid text-on-solid" : "border border-line text-faint",
        )}
      >
        {badge.won ? <MedalIcon className="size-6" /> : <LockIcon className="size-5" />}
      </span>
      <div className="min-w-0">
        <h2 className="font-semibold">{badge.name}</h2>
        <p className="mt-1 text-[0.9375rem] text-pretty text-soft">{badge.description}</p>
        <p className="mt-3 text-sm text-faint">
          {badge.won ? (
            <>
              Won{badge.awarded_at && ` on ${formatDate(badge.awarded_at)}`}
              {badge.interview_id && (
                <>
                  {" in "}
                  <Link
                    to={`/interviews/${badge.interview_id}/results`}
                    className="text-accent underline decoration-1 underline-offset-3"
                  >
                    this interview
                  </Link>
                </>
              )}
            </>
          ) : (
            "Not won yet"
          )}
        </p>
      </div>
    </Card>
  );
}
