import { useState } from "react";
import { Navigate, useLocation } from "react-router";
import { useResetPassword } from "../api/passwords";
import type { Arrival } from "../arrival";
import { AccountForm } from "../components/account-form";
import { Entrance } from "../components/entrance";
import { TextLink } from "../components/text-link";
import { SHORTEST_PASSWORD, type FieldSpec } from "../fields";
import { isSpent, linkKey } from "../link-key";

const FIELDS: FieldSpec<"password">[] = [
  {
    name: "password",
    label: "New password",
    kind: "new-password",
    hint: `At least ${SHORTEST_PASSWORD} characters.`,
  },
];

export function ResetPasswordRoute() {
  const token = linkKey(useLocation().hash, "token");
  return (
    <Entrance title="Choose a new password" leaves={false}>
      {() =>
        token ? (
          <Content token={token} />
        ) : (
          <p className="text-pretty text-soft">
            Something is missing from this link. Open it as you got it, or{" "}
            <TextLink to="/forgot-password">ask for a new one</TextLink>.
          </p>
        )
      }
    </Entrance>
  );
}

function Content({ token }: { token: string }) {
  const reset = useResetPassword(token);
  const [done, setDone] = useState(false);
  if (done) return <Navigate to="/sign-in" replace state={"password-reset" satisfies Arrival} />;
  return (
    <>
      <AccountForm
        fields={FIELDS}
        submit="Change password"
        sending={reset}
        onSent={() => {
          setDone(true);
        }}
      />
      {isSpent(reset.error) && (
        <p className="mt-6 text-[0.9375rem]">
          <TextLink to="/forgot-password">Ask for a new link</TextLink>
        </p>
      )}
    </>
  );
}
