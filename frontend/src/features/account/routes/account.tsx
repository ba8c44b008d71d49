import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Navigate, useLocation } from "react-router";
import type { Account } from "@/api/types";
import { Notice } from "@/components/notice";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { accountOptions } from "../api/get-account";
import { useDeleteAccount, useSignOut } from "../api/leave";
import type { Arrival } from "../arrival";
import { ChangePassword } from "../components/change-password";
import { DeleteAccount } from "../components/delete-account";
import { SignOut } from "../components/sign-out";
import { YourData } from "../components/your-data";
import { signInPath } from "../next";

export function AccountRoute() {
  const query = useQuery(accountOptions);
  return (
    <div className="mx-auto max-w-2xl">
      {query.data ? (
        <Content account={query.data} />
      ) : (
        <>
          <PageHeading>Account</PageHeading>
          <Unloaded
            query={query}
            loading={{ label: "Loading your account", className: "h-40" }}
            errorTitle="Your account could not be loaded"
          />
        </>
      )}
    </div>
  );
}

function Content({ account: { mode, reader } }: { account: Account }) {
  const location = useLocation();
  // Why the reader is no longer there, once they are not.
  const [left, setLeft] = useState<Arrival | null>(null);
  const signOut = useSignOut({ onLeft: setLeft });
  const deleting = useDeleteAccount({ onLeft: setLeft });

  if (mode === "none") {
    return (
      <>
        <PageHeading lead="There is one reader here, and no sign-in.">Your data</PageHeading>
        <div className="mt-8 space-y-6">
          {left && <Notice look="info">Your data is deleted. You can begin anew.</Notice>}
          <YourData />
          <DeleteAccount account={false} hasPassword={false} deleting={deleting} />
        </div>
      </>
    );
  }
  if (left) return <Navigate to="/sign-in" replace state={left} />;
  if (!reader) return <Navigate to={signInPath(location)} replace />;
  return (
    <>
      <PageHeading lead={[reader.name, reader.email].filter(Boolean).join(" · ")}>
        Account
      </PageHeading>
      <div className="mt-8 space-y-6">
        {reader.has_password && <ChangePassword />}
        <SignOut signOut={signOut} />
        <YourData />
        <DeleteAccount account hasPassword={reader.has_password} deleting={deleting} />
      </div>
    </>
  );
}
