import { Link } from "react-router";
import type { Section } from "@/api/types";
import { CheckIcon } from "@/components/icons";
import { cx } from "@/lib/cx";
import { isOpening } from "../opening";

interface TableOfContentsProps {
  sections: readonly Section[];
  active: string | null;
  title: string;
}

const INDENT: Record<number, string> = { 3: "pl-7", 4: "pl-10", 5: "pl-10", 6: "pl-10" };

export function TableOfContents({ sections, active, title }: TableOfContentsProps) {
  return (
    <nav aria-labelledby="contents-heading" className="text-sm">
      <p id="contents-heading" className="font-semibold">
        On this page
      </p>
      <ul className="mt-3 border-l border-line">
        {sections.map((section, index) => (
          <li key={section.id}>
            <Link
              to={{ hash: `#${encodeURIComponent(section.anchor)}` }}
              replace
              aria-current={section.anchor === active ? "location" : undefined}
              className={cx(
                "-ml-px flex items-baseline gap-2 border-l py-1.5 pr-2 leading-snug transition-colors",
                INDENT[section.level] ?? "pl-4",
                section.anchor === active
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-soft hover:text-ink",
              )}
            >
              <span dir="auto" className="min-w-0 flex-1">
                {isOpening(section, index, title) ? "Introduction" : section.heading}
              </span>
              {section.read && (
                <span className="text-good">
                  <CheckIcon className="size-3" />
                  <span className="sr-only">(read)</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
