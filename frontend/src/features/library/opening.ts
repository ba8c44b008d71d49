import type { Section } from "@/api/types";

/** Whether this is the text before the first heading: the title stands for its heading, as the h1. */
export function isOpening(section: Section, index: number, title: string): boolean {
  return index === 0 && section.level === 1 && section.heading === title;
}
