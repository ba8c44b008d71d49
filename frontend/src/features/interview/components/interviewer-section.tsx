import type { Interviewer } from "@/api/types";
import { ModelFailureSetting } from "./model-failure-setting";

/** Who will ask and grade. */
export function InterviewerSection({ interviewer }: { interviewer: Interviewer }) {
  const who =
    interviewer.name === "llm"
      ? (interviewer.chat_model ?? "a chat model")
      : "the offline interviewer, on this machine";
  return (
    <section aria-labelledby="interviewer-heading">
      <h2 id="interviewer-heading" className="text-lg font-semibold">
        Interviewer
      </h2>
      <p className="mt-2 text-soft">Asked and graded by {who}</p>
      {interviewer.name === "llm" && <ModelFailureSetting />}
    </section>
  );
}
