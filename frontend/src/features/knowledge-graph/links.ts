import type { Topic } from "./types";

export function interviewPath({ name }: Topic): string {
  return `/interview?${new URLSearchParams({ topic: name }).toString()}`;
}

export function postsPath({ name }: Topic): string {
  return `/?${new URLSearchParams({ tag: name }).toString()}`;
}
