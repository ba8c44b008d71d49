export type FieldKind = "name" | "email" | "current-password" | "new-password" | "word";

export interface FieldSpec<Name extends string> {
  /** As the server calls it, too. */
  name: Name;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** For a word: the one that has to be typed. */
  word?: string;
}

export type Values<Name extends string> = Record<Name, string>;

export const SHORTEST_PASSWORD = 8;

export const INPUT_TYPE: Record<FieldKind, "text" | "email" | "password"> = {
  name: "text",
  email: "email",
  "current-password": "password",
  "new-password": "password",
  word: "text",
};

export const AUTO_COMPLETE: Record<FieldKind, string> = {
  name: "name",
  email: "email",
  "current-password": "current-password",
  "new-password": "new-password",
  word: "off",
};

/** What the reader meant: spaces around a password belong to it. */
export function cleaned(kind: FieldKind, typed: string): string {
  return INPUT_TYPE[kind] === "password" ? typed : typed.trim();
}

/** Why this cannot be sent, as far as the page can tell; the server looks closer. */
export function fieldProblem(field: FieldSpec<string>, value: string): string | null {
  switch (field.kind) {
    case "name":
      return value ? null : "Enter your name.";
    case "email":
      if (!value) return "Enter your e-mail address.";
      return /^[^\s@]+@[^\s@]+$/.test(value)
        ? null
        : "Enter an e-mail address like name@example.com.";
    case "current-password":
      return value ? null : "Enter your password.";
    case "new-password":
      if (!value) return "Choose a password.";
      return value.length >= SHORTEST_PASSWORD
        ? null
        : `Choose a password of at least ${SHORTEST_PASSWORD} characters.`;
    case "word":
      return value.toLowerCase() === field.word ? null : `Type the word “${field.word ?? ""}”.`;
  }
}
