import { useState } from "react";
import { Notice } from "@/components/notice";
import { useChangePassword } from "../api/passwords";
import { SHORTEST_PASSWORD, type FieldSpec } from "../fields";
import { AccountForm } from "./account-form";
import { AccountSection } from "./account-section";

const FIELDS: FieldSpec<"current" | "new">[] = [
  { name: "current", label: "Current password", kind: "current-password" },
  {
    name: "new",
    label: "New password",
    kind: "new-password",
    hint: `At least ${SHORTEST_PASSWORD} characters.`,
  },
];

export function ChangePassword() {
  const change = useChangePassword();
  const [changed, setChanged] = useState(false);
  return (
    <AccountSection title="Password">
      {changed && !change.isPending && (
        <Notice look="info">
          Your password is changed. Wherever else you were signed in, you no longer are.
        </Notice>
      )}
      <AccountForm
        fields={FIELDS}
        submit="Change password"
        variant="secondary"
        sending={change}
        onSent={() => {
          setChanged(true);
        }}
      />
    </AccountSection>
  );
}
