import { ApiError, describeError } from "@/api/errors";
import { fieldProblem, type FieldSpec, type Values } from "./fields";

/** What keeps a form from being sent, or what the server said about it. */
export interface Problems<Name extends string> {
  /** About the whole of it. */
  general: string | null;
  fields: Partial<Record<Name, string | undefined>>;
}

/** Null when it can be sent. */
export function problemsBefore<Name extends string>(
  fields: readonly FieldSpec<Name>[],
  values: Values<Name>,
): Problems<Name> | null {
  const found: Partial<Record<Name, string>> = {};
  for (const field of fields) {
    const problem = fieldProblem(field, values[field.name]);
    if (problem) found[field.name] = problem;
  }
  return Object.keys(found).length > 0 ? { general: null, fields: found } : null;
}

/** What the server refused, by field where it named one of ours. */
export function problemsAfter<Name extends string>(
  fields: readonly FieldSpec<Name>[],
  error: unknown,
): Problems<Name> {
  const found: Partial<Record<Name, string>> = {};
  if (error instanceof ApiError) {
    for (const { loc, message } of error.errors) {
      const field = fields.find(({ name }) => loc === `body.${name}`);
      if (field) found[field.name] = sentence(field.label, message);
    }
  }
  const general = Object.keys(found).length > 0 ? null : describeError(error);
  return { general, fields: found };
}

/** "is not an e-mail address" is said of the field; what begins with a capital stands for itself. */
function sentence(label: string, message: string): string {
  const said = /^\p{Ll}/u.test(message) ? `${label} ${message}` : `${label}: ${message}`;
  return said.endsWith(".") ? said : `${said}.`;
}

/** What is left once a field has been changed. */
export function without<Name extends string>(
  problems: Problems<Name> | null,
  name: NoInfer<Name>,
): Problems<Name> | null {
  if (!problems?.fields[name]) return problems;
  const fields = { ...problems.fields, [name]: undefined };
  const empty =
    problems.general === null && Object.values<string | undefined>(fields).every((left) => !left);
  return empty ? null : { ...problems, fields };
}
