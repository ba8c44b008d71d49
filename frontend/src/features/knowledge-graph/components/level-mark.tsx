import { opacityOf, shadeColor, shadeOf } from "../ability-color";
import type { Topic } from "../types";
import { levelText } from "../words";

/** The level in words, beside the dot that stands for it on the map. */
export function LevelMark({ topic }: { topic: Topic }) {
  const shade = shadeOf(topic);
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden="true"
        className="relative size-3 shrink-0 overflow-hidden rounded-full border-2"
        style={{ borderColor: shadeColor(shade) }}
      >
        <span
          className="absolute inset-0"
          style={{ background: shadeColor(shade), opacity: shade === null ? 0 : opacityOf(topic) }}
        />
      </span>
      {levelText(topic)}
    </span>
  );
}
