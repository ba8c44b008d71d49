const FAST_WORDS_PER_MINUTE = 400;

/** How long even a fast reader needs for a text, in milliseconds. */
export function readingMs(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return (words / FAST_WORDS_PER_MINUTE) * 60_000;
}
