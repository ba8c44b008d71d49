const dateFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** "22 November 2026", of an ISO date or time. */
export function formatDate(iso: string): string {
  return dateFormat.format(new Date(iso));
}

/** "22 Nov 2026, 14:05" in the reader's time zone. */
export function formatTime(iso: string): string {
  return timeFormat.format(new Date(iso));
}

/** "in 40 seconds", "in 3 minutes", "later" where nobody knows. */
export function formatWait(seconds: number | null): string {
  if (seconds === null) return "later";
  if (seconds < 90) return `in ${count(seconds, "second")}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? `in ${count(minutes, "minute")}`
    : `in ${count(Math.ceil(minutes / 60), "hour")}`;
}

/** "1 post", "2 posts". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
