const ANSWER_LIMIT = 20_000;
const COUNTED_FROM = 18_000;

/** Characters as the server counts them: code points, without the space around the text. */
export function answerLength(text: string): number {
  return Array.from(text.trim()).length;
}

/** What to say about the length; null while the limit is far. */
export function lengthNote(text: string): { text: string; over: boolean } | null {
  // Cheap for every keystroke: there are never more code points than UTF-16 units.
  if (text.length < COUNTED_FROM) return null;
  const length = answerLength(text);
  if (length < COUNTED_FROM) return null;
  const over = length > ANSWER_LIMIT;
  const number = new Intl.NumberFormat("en-GB");
  return {
    over,
    text: over
      ? `${number.format(length - ANSWER_LIMIT)} characters over the limit`
      : `${number.format(ANSWER_LIMIT - length)} characters left`,
  };
}

/** Why the text cannot be submitted; null when it can. */
export function answerProblem(text: string): string | null {
  if (text.trim() === "") return "Write an answer first, or skip the question.";
  if (answerLength(text) > ANSWER_LIMIT) return "Please shorten your answer to 20,000 characters.";
  return null;
}
