import { createPath, type Path } from "react-router";

/** Pages for who is not signed in: there, a refusal leads nowhere. */
const ENTRANCES = ["/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/enter"];

export function isEntrance(pathname: string): boolean {
  return ENTRANCES.includes(pathname);
}

/** The address of the sign-in page that leads back to where the reader is. */
export function signInPath(from: Partial<Path>): string {
  const next = createPath(from);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The page to go to after signing in: one of ours, whatever the address says. */
export function nextPath(search: URLSearchParams): string {
  const { origin } = window.location;
  const wanted = search.get("next") ?? "/";
  if (!wanted.startsWith("/") || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  return url.origin === origin && !isEntrance(url.pathname) ? createPath(url) : "/";
}

/** The same page of this kind, still knowing where to go on to. */
export function withNext(path: string, next: string): string {
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
