import { useId, useRef, useState } from "react";
import { Button } from "@/components/button";
import type { ButtonVariant } from "@/components/button-styles";
import { cleaned, type FieldSpec, type Values } from "../fields";
import { problemsAfter, problemsBefore, without, type Problems } from "../problems";
import { Field } from "./field";
import { ProblemSummary } from "./problem-summary";

interface Sending<Name extends string> {
  isPending: boolean;
  mutate: (
    values: Values<Name>,
    told: { onSuccess: () => void; onError: (error: unknown) => void; onSettled: () => void },
  ) => void;
}

interface AccountFormProps<Name extends string> {
  fields: readonly FieldSpec<Name>[];
  submit: string;
  /** Secondary where the form is not what the page is for. */
  variant?: ButtonVariant;
  sending: Sending<Name>;
  /** Where the form stays on the page, it is emptied. */
  onSent?: () => void;
}

export function AccountForm<Name extends string>({
  fields,
  submit,
  variant = "primary",
  sending,
  onSent,
}: AccountFormProps<Name>) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems<Name> | null>(null);
  const [refusals, setRefusals] = useState(0);
  // Set at once: the second half of a double click comes before anything is rendered anew.
  const sent = useRef(false);

  const refuse = (found: Problems<Name>) => {
    setProblems(found);
    setRefusals((before) => before + 1);
  };
  const send = (data: FormData) => {
    if (sent.current) return;
    const values = Object.fromEntries(
      fields.map(({ name, kind }) => [name, cleaned(kind, data.get(name) as string)]),
    ) as Values<Name>;
    const found = problemsBefore(fields, values);
    if (found) {
      refuse(found);
      return;
    }
    setProblems(null);
    sent.current = true;
    sending.mutate(values, {
      onSuccess: () => {
        form.current?.reset();
        onSent?.();
      },
      onError: (error) => {
        refuse(problemsAfter(fields, error));
      },
      onSettled: () => {
        sent.current = false;
      },
    });
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
      className="space-y-5"
    >
      {problems && (
        <ProblemSummary
          general={problems.general}
          refusals={refusals}
          fields={fields.flatMap(({ name }) => {
            const problem = problems.fields[name];
            return problem ? [[`${id}-${name}`, problem] as const] : [];
          })}
        />
      )}
      {fields.map((field) => (
        <Field
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          problem={problems?.fields[field.name]}
          onChange={() => {
            setProblems((before) => without(before, field.name));
          }}
        />
      ))}
      <Button type="submit" variant={variant} busy={sending.isPending} className="w-full sm:w-auto">
        {submit}
      </Button>
    </form>
  );
}
