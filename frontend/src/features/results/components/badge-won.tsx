import { Link } from "react-router";
import type { ResultBadge } from "@/api/types";
import { MedalIcon } from "@/components/icons";
import { cx } from "@/lib/cx";

export function BadgeWon({ badge }: { badge: ResultBadge }) {
  return (
    <section
      aria-label="Badge"
      className={cx(
        "flex items-center gap-4 rounded-xl border p-5 sm:p-6",
        badge.newly_awarded
          ? "animate-appear border-accent/50 bg-solid/10"
          : "border-line bg-raised",
      )}
    >
      <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-solid text-on-solid">
        <MedalIcon className="size-6" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium text-accent">
          {badge.newly_awarded ? "New badge: well done!" : "Badge earned again"}
        </p>
        <h2 className="text-lg font-semibold">{badge.name}</h2>
        <p className="text-[0.9375rem] text-soft">{badge.description}</p>
      </div>
      <Link to="/badges" className="hidden text-sm font-medium text-accent sm:block">
        All badges
      </Link>
    </section>
  );
}
