import { useSearchParams } from "react-router";
import { Notice } from "@/components/notice";
import { useAskForReset } from "../api/passwords";
import { AccountForm } from "../components/account-form";
import { Entrance } from "../components/entrance";
import { TextLink } from "../components/text-link";
import type { FieldSpec } from "../fields";
import { nextPath, withNext } from "../next";

const FIELDS: FieldSpec<"email">[] = [{ name: "email", label: "E-mail", kind: "email" }];

export function ForgotPasswordRoute() {
  const [search] = useSearchParams();
  return (
    <Entrance title="Forgotten your password?">
      {({ mails_resets }) => (
        <>
          {mails_resets ? (
            <AskForReset />
          ) : (
            <p className="text-pretty text-soft">
              No mail is sent from here. Ask who runs this site for a link with which you can choose
              a new password.
            </p>
          )}
          <p className="mt-6 text-[0.9375rem]">
            <TextLink to={withNext("/sign-in", nextPath(search))}>Back to sign in</TextLink>
          </p>
        </>
      )}
    </Entrance>
  );
}

function AskForReset() {
  const ask = useAskForReset();
  if (ask.isSuccess) {
    return (
      <Notice look="info">
        If there is an account with this e-mail address, a link to choose a new password is on its
        way to it. The link works once, within an hour.
      </Notice>
    );
  }
  return <AccountForm fields={FIELDS} submit="Send me a link" sending={ask} />;
}
