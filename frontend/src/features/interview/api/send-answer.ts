import { EventSourceParserStream } from "eventsource-parser/stream";
import { client, unwrap } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { Outcome, PartialGrade, Question } from "@/api/types";

/** What is sent for a question: a text, or null to skip it. */
export interface Submission {
  question: Question;
  text: string | null;
}

interface Watching {
  signal: AbortSignal | null;
  onPartial: (partial: PartialGrade) => void;
}

/** What a stream of events comes to; null when it ends before the outcome. */
async function readOutcome(
  { body }: Response,
  onPartial: Watching["onPartial"],
): Promise<Outcome | null> {
  const events = body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const next = await events?.read();
    if (!next || next.done) return null;
    const { event, data } = next.value;
    if (event === "partial") onPartial(JSON.parse(data) as PartialGrade);
    if (event === "outcome") return JSON.parse(data) as Outcome;
  }
}

/** The server knows no streaming, or something on the way to it does not. */
function isWithoutStream(error: ApiError): boolean {
  return error.status === 404 || error.status === 405;
}

/**
 * Submit an answer and watch it being graded; when that breaks off, send it once more without
 * watching. Sending the same text again is safe: the server answers with the evaluation it has, or
 * says that it is at it.
 */
export async function sendAnswer(
  interviewId: string,
  { question, text }: Submission,
  { signal, onPartial }: Watching,
): Promise<Outcome> {
  const call = {
    params: { path: { interview_id: interviewId } },
    body: {
      question_id: question.id,
      ...(text === null ? { skip: true } : { text, skip: false }),
    },
    signal,
  };
  try {
    const { response } = await client.POST("/api/interviews/{interview_id}/answers/stream", {
      ...call,
      parseAs: "stream",
    });
    const outcome = await readOutcome(response, onPartial);
    if (outcome) return outcome;
  } catch (error) {
    const refused = error instanceof ApiError && !isWithoutStream(error);
    if (refused || signal?.aborted) throw error;
  }
  return unwrap(client.POST("/api/interviews/{interview_id}/answers", call));
}
