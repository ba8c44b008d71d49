import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type RefObject } from "react";
import { isRetryable } from "@/api/errors";
import { keys } from "@/api/keys";
import type { Post } from "@/api/types";
import { saveSectionsRead } from "./api/update-progress";
import { readingMs } from "./reading-time";
import { ReadingTracker } from "./reading-tracker";

interface ReadingTracking {
  articleRef: RefObject<HTMLDivElement | null>;
  /** False while sections that were read could not be saved. */
  saved: boolean;
}

/** Marks the sections of the post as read while they are scrolled through, until `paused`. */
export function useReadingTracker(post: Post, paused: boolean): ReadingTracking {
  const queryClient = useQueryClient();
  const articleRef = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState(true);

  const unread = useRef(new Set<string>());
  useEffect(() => {
    unread.current = new Set(post.sections.filter(({ read }) => !read).map(({ id }) => id));
  }, [post.sections]);

  useEffect(() => {
    if (paused) return;
    const tracker = new ReadingTracker({
      save: async (sectionIds) => {
        try {
          await saveSectionsRead(queryClient, post.id, sectionIds);
        } catch (error) {
          if (isRetryable(error)) throw error;
          // The post was changed or removed meanwhile: its sections have to be fetched anew.
          await queryClient.invalidateQueries({ queryKey: keys.post(post.id) });
        }
      },
      onSaved: setSaved,
    });
    const ends = articleRef.current?.querySelectorAll<HTMLElement>("[data-section-end]") ?? [];
    for (const end of ends) {
      const id = end.dataset.sectionEnd ?? "";
      if (!unread.current.has(id)) continue;
      tracker.observe(end, { id, readingMs: readingMs(end.parentElement?.textContent ?? "") });
    }
    return () => {
      tracker.stop();
    };
  }, [paused, post.id, queryClient]);

  return { articleRef, saved };
}
