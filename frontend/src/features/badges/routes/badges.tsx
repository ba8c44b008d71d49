import { useQuery } from "@tanstack/react-query";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { badgeListOptions } from "../api/list-badges";
import { BadgeCard } from "../components/badge-card";

export function BadgesRoute() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading lead="Won once, kept for good.">Badges</PageHeading>
      <BadgeList />
    </div>
  );
}

function BadgeList() {
  const query = useQuery(badgeListOptions);
  if (!query.data) {
    return (
      <Unloaded
        query={query}
        loading={{ label: "Loading the badges", rows: 2 }}
        errorTitle="The badges could not be loaded"
      />
    );
  }
  const easierFirst = query.data.items.toSorted((a, b) => a.threshold - b.threshold);
  return (
    <ul className="mt-8 grid gap-4 sm:grid-cols-2">
      {easierFirst.map((badge) => (
        <BadgeCard key={badge.code} badge={badge} />
      ))}
    </ul>
  );
}
