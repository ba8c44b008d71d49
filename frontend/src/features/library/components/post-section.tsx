import { memo } from "react";
import type { Section } from "@/api/types";
import { CheckIcon } from "@/components/icons";
import { cx } from "@/lib/cx";
import { SectionHtml } from "./section-html";

const HEADING_SIZE = { h2: "text-2xl", h3: "text-xl", h4: "text-lg" };

interface PostSectionProps {
  section: Section;
  opening: boolean;
  targeted: boolean;
}

export const PostSection = memo(function PostSection({
  section,
  opening,
  targeted,
}: PostSectionProps) {
  const Heading = section.level <= 2 ? "h2" : section.level === 3 ? "h3" : "h4";
  return (
    <section
      id={section.anchor}
      className={cx("-mx-3 rounded-lg px-3", targeted && "animate-arrive")}
    >
      {!opening && (
        <Heading
          dir="auto"
          tabIndex={-1}
          className={cx(
            "flex items-baseline gap-3 pt-10 pb-4 leading-snug font-semibold tracking-tight text-balance",
            HEADING_SIZE[Heading],
          )}
        >
          {section.heading}
          {section.read && (
            <span title="You have read this section" className="text-good">
              <CheckIcon className="size-4" />
              <span className="sr-only">(read)</span>
            </span>
          )}
        </Heading>
      )}
      <SectionHtml html={section.html} />
      <div data-section-end={section.id} className="h-px" />
    </section>
  );
});
