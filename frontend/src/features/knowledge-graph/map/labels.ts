const LINE = 16;
const GAP = 3;
const LONGEST = 26;
/** Among more circles than these, a name has to cover some. */
const MANY_CIRCLES = 400;

/** A topic on the screen, by the middle of its circle. */
export interface NamedCircle {
  index: number;
  text: string;
  x: number;
  y: number;
  radius: number;
}

/** A name, by its middle. */
export interface Label {
  index: number;
  text: string;
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function around({ x, y }: { x: number; y: number }, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

export function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join("")}…`;
}

/** Where the middle of a name may be: beneath the circle, above it, or beside it. */
function spotsFor({ x, y, radius }: NamedCircle, half: number) {
  const up = radius + GAP + LINE / 2;
  const aside = radius + GAP + half;
  return [
    { x, y: y + up },
    { x, y: y - up },
    { x: x + aside, y },
    { x: x - aside, y },
  ];
}

/**
 * Which names to write and where, beside those written already: the first of the wishes, as far as
 * none covers another; one covers a circle only where it cannot be helped.
 */
export function chooseLabels(
  wishes: readonly NamedCircle[],
  widthOf: (text: string) => number,
  most: number,
  written: readonly Label[] = [],
): Label[] {
  const circles = wishes.length > MANY_CIRCLES ? [] : wishes;
  const boxes = written.map((label) => around(label, widthOf(label.text) / 2 + GAP, LINE / 2));
  const labels: Label[] = [];
  for (const wish of wishes) {
    if (labels.length === most) break;
    const text = shorten(wish.text);
    const half = widthOf(text) / 2 + GAP;
    const free = spotsFor(wish, half).filter((spot) => {
      const box = around(spot, half, LINE / 2);
      return !boxes.some((other) => overlap(box, other));
    });
    const clear = free.find((spot) => {
      const box = around(spot, half, LINE / 2);
      return !circles.some(
        (other) => other !== wish && overlap(box, around(other, other.radius, other.radius)),
      );
    });
    const spot = clear ?? free[0];
    if (!spot) continue;
    boxes.push(around(spot, half, LINE / 2));
    labels.push({ index: wish.index, text, ...spot });
  }
  return labels;
}
