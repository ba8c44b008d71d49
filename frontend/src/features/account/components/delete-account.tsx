import { Disclosure } from "@/components/disclosure";
import type { useDeleteAccount } from "../api/leave";
import type { FieldSpec } from "../fields";
import { AccountForm } from "./account-form";
import { AccountSection } from "./account-section";

const WORD: FieldSpec<"word"> = {
  name: "word",
  label: "Type “delete” to confirm",
  kind: "word",
  word: "delete",
};
const PASSWORD: FieldSpec<"password"> = {
  name: "password",
  label: "Your password",
  kind: "current-password",
};

interface DeleteAccountProps {
  /** There is an account, not only what a reader at home has left. */
  account: boolean;
  hasPassword: boolean;
  deleting: ReturnType<typeof useDeleteAccount>;
}

export function DeleteAccount({ account, hasPassword, deleting }: DeleteAccountProps) {
  const what = account ? "my account" : "my data";
  return (
    <AccountSection title={`Delete ${what}`}>
      <p className="text-[0.9375rem] text-pretty text-soft">
        {account && "Your account will be gone, with your name and e-mail address. "}
        Gone too will be what you have read, all your interviews with their answers and grades, your
        abilities, reviews and badges. This cannot be undone. The library stays.
      </p>
      <Disclosure summary={`Delete ${what}…`}>
        <AccountForm
          fields={hasPassword ? [PASSWORD, WORD] : [WORD]}
          submit={`Delete ${what}`}
          variant="secondary"
          sending={{
            isPending: deleting.isPending,
            mutate: ({ password }: { password?: string }, told) => {
              deleting.mutate(password === undefined ? {} : { password }, told);
            },
          }}
        />
      </Disclosure>
    </AccountSection>
  );
}
