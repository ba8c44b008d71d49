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

/** "1 post", "2 posts". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
