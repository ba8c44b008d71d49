import { useLocation, useSearchParams } from "react-router";
import type { Account } from "@/api/types";
import { useSignUp } from "../api/sign-up";
import { AccountForm } from "../components/account-form";
import { Entrance } from "../components/entrance";
import { OidcLink } from "../components/oidc-link";
import { TextLink } from "../components/text-link";
import { SHORTEST_PASSWORD, type FieldSpec } from "../fields";
import { linkKey } from "../link-key";
import { nextPath, withNext } from "../next";

const FIELDS: FieldSpec<"name" | "email" | "password">[] = [
  { name: "name", label: "Name", kind: "name", hint: "What to call you." },
  { name: "email", label: "E-mail", kind: "email" },
  {
    name: "password",
    label: "Password",
    kind: "new-password",
    hint: `At least ${SHORTEST_PASSWORD} characters.`,
  },
];

export function SignUpRoute() {
  return (
    <Entrance title="Create an account">{(account) => <Content account={account} />}</Entrance>
  );
}

function Content({ account }: { account: Account }) {
  const [search] = useSearchParams();
  const invitation = linkKey(useLocation().hash, "invitation");
  const next = nextPath(search);
  const signUp = useSignUp(invitation);
  const refused = refusal(account.sign_up, invitation);
  return (
    <>
      {refused ? (
        <p className="text-pretty text-soft">{refused}</p>
      ) : (
        <>
          <OidcLink provider={account.oidc} next={next} />
          <AccountForm fields={FIELDS} submit="Create account" sending={signUp} />
        </>
      )}
      <p className="mt-6 text-[0.9375rem]">
        Have an account already? <TextLink to={withNext("/sign-in", next)}>Sign in</TextLink>
      </p>
    </>
  );
}

function refusal(signUp: Account["sign_up"], invitation: string | null): string | null {
  if (signUp === "closed") return "New accounts are not being taken here.";
  if (signUp === "invitation" && invitation === null) {
    return "New accounts are by invitation here. Open the link in your invitation, or ask for one where you heard of this library.";
  }
  return null;
}
