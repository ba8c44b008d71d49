import { expect, it } from "vitest";
import { anInterviewSummary } from "@/testing/factories";
import { interviewSubject } from "./labels";

it("says what an interview is on", () => {
  const subjects = (["topics", "reviews", "post"] as const).map((focus) =>
    interviewSubject(anInterviewSummary({ focus, topics: ["python", "http"] })),
  );
  expect(subjects).toEqual(["python, http", "due reviews: python, http", "one post: python, http"]);
});
