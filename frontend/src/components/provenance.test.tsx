import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anEvaluation } from "@/testing/factories";
import { Provenance } from "./provenance";

function provenance(part: Parameters<typeof anEvaluation>[0] = {}): string | null {
  return render(<Provenance evaluation={anEvaluation(part)} />).container.textContent;
}

describe("where a grade came from", () => {
  it("is the chat model, and the prompt it had", () => {
    const model = { chat_model: "gpt-4o-mini", prompt_version: "evaluation.v1" };
    expect(provenance({ graded_by: "llm", ...model })).toBe(
      "Graded by gpt-4o-mini · evaluation.v1",
    );
  });

  it("is said without a name when there is none", () => {
    expect(provenance({ graded_by: "llm" })).toBe("Graded by the chat model");
  });

  it("is the offline interviewer", () => {
    expect(provenance()).toMatch(/^Graded by the offline interviewer, by the words/);
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
  });

  it("comes with a note on how it came about", () => {
    provenance({ note: "The chat model took too long." });
    expect(screen.getByRole("status")).toHaveTextContent("The chat model took too long.");
  });
});
