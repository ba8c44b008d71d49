import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router";
import type { Account } from "@/api/types";
import { Card } from "@/components/card";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { accountOptions } from "../api/get-account";
import { nextPath } from "../next";

interface EntranceProps {
  title: string;
  lead?: string;
  /** Leave the page when somebody is signed in, or signs in. */
  leaves?: boolean;
  children: (account: Account) => ReactNode;
}

/** A page for who is not signed in. Where there are no accounts, there is none. */
export function Entrance({ title, lead, leaves = true, children }: EntranceProps) {
  const query = useQuery(accountOptions);
  const [search] = useSearchParams();
  const account = query.data;
  if (account?.mode === "none" || (leaves && account?.reader)) {
    return <Navigate to={nextPath(search)} replace />;
  }
  return (
    <div className="mx-auto max-w-md">
      <PageHeading lead={lead}>{title}</PageHeading>
      {account ? (
        <Card className="mt-8">{children(account)}</Card>
      ) : (
        <Unloaded
          query={query}
          loading={{ label: "Loading", rows: 1, className: "h-64" }}
          errorTitle="This page could not be loaded"
        />
      )}
    </div>
  );
}
