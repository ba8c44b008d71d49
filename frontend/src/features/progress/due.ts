import { count } from "@/lib/format";

const DAY_MS = 24 * 60 * 60 * 1_000;

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** "Due for 3 days", in days of the reader's calendar. */
export function dueWords(dueAt: string, now: number): string {
  // Rounded, since a day may have 23 or 25 hours.
  const days = Math.round((midnight(Date.parse(dueAt)) - midnight(now)) / DAY_MS);
  if (days === 0) return "Due today";
  if (days === -1) return "Due since yesterday";
  if (days === 1) return "Due tomorrow";
  return days < 0 ? `Due for ${count(-days, "day")}` : `Due in ${count(days, "day")}`;
}

function times(number: number): string {
  return number === 1 ? "once" : number === 2 ? "twice" : `${number} times`;
}

/** "Asked 3 times, missed once". */
export function askedWords(asked: number, missed: number): string {
  if (missed === 0) return `Asked ${times(asked)}, never missed`;
  if (missed >= asked) return `Asked ${times(asked)}, missed ${asked === 1 ? "it" : "each time"}`;
  return `Asked ${times(asked)}, missed ${times(missed)}`;
}
