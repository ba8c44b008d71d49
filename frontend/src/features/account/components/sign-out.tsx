import type { useSignOut } from "../api/leave";
import { describeError } from "@/api/errors";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { AccountSection } from "./account-section";

export function SignOut({ signOut }: { signOut: ReturnType<typeof useSignOut> }) {
  const busy = signOut.isPending;
  return (
    <AccountSection title="Sign out">
      <p className="text-[0.9375rem] text-pretty text-soft">
        An answer that you have begun and not submitted is kept in this browser only, and removed
        from it when you sign out.
      </p>
      {signOut.isError && <Notice>{describeError(signOut.error)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button
          busy={busy && signOut.variables === "here"}
          onClick={() => {
            if (!busy) signOut.mutate("here");
          }}
        >
          Sign out
        </Button>
        <Button
          busy={busy && signOut.variables === "everywhere"}
          onClick={() => {
            if (!busy) signOut.mutate("everywhere");
          }}
        >
          Sign out everywhere
        </Button>
      </div>
    </AccountSection>
  );
}
