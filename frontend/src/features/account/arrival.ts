/** What has just happened to who comes to the sign-in page, told in the state of the navigation. */
export const ARRIVAL_NOTICE = {
  "signed-out": "You have signed out.",
  "signed-out-everywhere": "You have signed out everywhere.",
  deleted: "Your account and everything in it is deleted.",
  "password-reset": "Your password is changed. Sign in with the new one.",
} as const;

export type Arrival = keyof typeof ARRIVAL_NOTICE;

export function arrival(state: unknown): Arrival | null {
  return typeof state === "string" && state in ARRIVAL_NOTICE ? (state as Arrival) : null;
}
