import type { Reread } from "@/api/types";
import { Card } from "@/components/card";
import { CodedText } from "@/components/coded-text";
import { PassageLink } from "@/components/passage-link";

export function RereadList({ items }: { items: readonly Reread[] }) {
  return (
    <section aria-labelledby="reread-heading">
      <h2 id="reread-heading" className="text-xl font-semibold">
        What to reread
      </h2>
      {items.length === 0 ? (
        <p className="mt-3 text-soft">Nothing: you covered every key point.</p>
      ) : (
        <ul className="mt-4 space-y-3">
          {items.map(({ source, missed }) => (
            <Card as="li" key={source.section_id ?? source.post_id}>
              <p className="font-medium">
                <PassageLink source={source} />
              </p>
              <ul className="mt-2 list-disc space-y-1 pl-5 text-[0.9375rem] text-soft">
                {missed.map((point) => (
                  <li key={point} dir="auto">
                    <CodedText>{point}</CodedText>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </ul>
      )}
    </section>
  );
}
