import { useEffect, useState, type RefObject } from "react";

/** The anchor of the section being read: the one that crosses the upper part of the window. */
export function useActiveSection(articleRef: RefObject<HTMLElement | null>): string | null {
  const [active, setActive] = useState<string | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entering = entries.find((entry) => entry.isIntersecting);
        if (entering) setActive(entering.target.id);
      },
      { rootMargin: "-20% 0px -75% 0px" },
    );
    for (const section of articleRef.current?.querySelectorAll("section") ?? []) {
      observer.observe(section);
    }
    return () => {
      observer.disconnect();
    };
  }, [articleRef]);
  return active;
}
