import { expect, it } from "vitest";
import { ApiError } from "@/api/errors";
import type { FieldSpec } from "./fields";
import { problemsAfter, problemsBefore, without, type Problems } from "./problems";

const FIELDS: FieldSpec<"email" | "password">[] = [
  { name: "email", label: "E-mail", kind: "email" },
  { name: "password", label: "Password", kind: "new-password" },
];

it("finds what the page can tell is missing or wrong", () => {
  expect(problemsBefore(FIELDS, { email: "", password: "" })?.fields).toEqual({
    email: "Enter your e-mail address.",
    password: "Choose a password.",
  });
  expect(problemsBefore(FIELDS, { email: "ada", password: "1234567" })?.fields).toEqual({
    email: "Enter an e-mail address like name@example.com.",
    password: "Choose a password of at least 8 characters.",
  });
  expect(problemsBefore(FIELDS, { email: "ada@localhost", password: "        " })).toBeNull();
});

it("asks for the very word", () => {
  const word: FieldSpec<"word">[] = [
    { name: "word", label: "Type delete", kind: "word", word: "delete" },
  ];
  expect(problemsBefore(word, { word: "yes" })?.fields.word).toBe("Type the word “delete”.");
  expect(problemsBefore(word, { word: "Delete" })).toBeNull();
});

it("puts the server's refusal beside the field it is about", () => {
  const errors = [
    { loc: "body.password", message: "is one of the first that are tried" },
    { loc: "body.email", message: "Too long" },
    { loc: "body.other", message: "is not known here" },
  ];
  expect(problemsAfter(FIELDS, new ApiError(422, "invalid-request", "…", { errors }))).toEqual({
    general: null,
    fields: {
      password: "Password is one of the first that are tried.",
      email: "E-mail: Too long.",
    },
  });
});

it("tells what is about no field as a whole", () => {
  const refusal = new ApiError(401, "wrong-credentials", "E-mail or password is wrong.");
  expect(problemsAfter(FIELDS, refusal)).toEqual({
    general: "E-mail or password is wrong.",
    fields: {},
  });
});

it("forgets a problem once its field is changed", () => {
  const both: Problems<"email" | "password"> = {
    general: null,
    fields: { email: "a", password: "b" },
  };
  const one = without(both, "email");
  expect(one?.fields.email).toBeUndefined();
  expect(one?.fields.password).toBe("b");
  expect(without(one, "password")).toBeNull();
  const general: Problems<"email"> = { general: "Wrong.", fields: {} };
  expect(without(general, "email")).toBe(general);
});
