import { useLocation, useSearchParams } from "react-router";
import type { Account } from "@/api/types";
import { Notice } from "@/components/notice";
import { useSignIn } from "../api/sign-in";
import { AccountForm } from "../components/account-form";
import { Entrance } from "../components/entrance";
import { OidcLink } from "../components/oidc-link";
import { TextLink } from "../components/text-link";
import { ARRIVAL_NOTICE, arrival } from "../arrival";
import type { FieldSpec } from "../fields";
import { nextPath, withNext } from "../next";

const FIELDS: FieldSpec<"email" | "password">[] = [
  { name: "email", label: "E-mail", kind: "email" },
  { name: "password", label: "Password", kind: "current-password" },
];

export function SignInRoute() {
  return <Entrance title="Sign in">{(account) => <Content account={account} />}</Entrance>;
}

function Content({ account }: { account: Account }) {
  const signIn = useSignIn();
  const [search] = useSearchParams();
  const arrived = arrival(useLocation().state);
  const next = nextPath(search);
  return (
    <>
      {arrived && (
        <div className="mb-5">
          <Notice look="info">{ARRIVAL_NOTICE[arrived]}</Notice>
        </div>
      )}
      {search.has("problem") && (
        <div className="mb-5">
          <Notice>
            {search.get("problem") === "no-account"
              ? "There is no account for you here. Ask who runs this site for an invitation."
              : "Signing in there did not work. Try again, or sign in here."}
          </Notice>
        </div>
      )}
      <OidcLink provider={account.oidc} next={next} />
      <AccountForm fields={FIELDS} submit="Sign in" sending={signIn} />
      <ul className="mt-6 space-y-2 text-[0.9375rem]">
        <li>
          <TextLink to={withNext("/forgot-password", next)}>Forgotten your password?</TextLink>
        </li>
        {account.sign_up === "open" && (
          <li>
            New here? <TextLink to={withNext("/sign-up", next)}>Create an account</TextLink>
          </li>
        )}
      </ul>
    </>
  );
}
