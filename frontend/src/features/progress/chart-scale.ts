/** A place on the chart in per cent, from the upper left corner. */
export interface Place {
  x: number;
  y: number;
}

/**
 * Where times lie on a line of 0..100. Half of it is shared out by the time that passed, half equally: the
 * answers of one interview, minutes apart, would else be a single spot beside a week of nothing.
 */
export function placeTimes(times: readonly number[]): number[] {
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? first) - first;
  const steps = times.length - 1;
  return times.map((time, index) => {
    if (steps === 0) return 50;
    const equally = index / steps;
    return 100 * (span > 0 ? (equally + (time - first) / span) / 2 : equally);
  });
}

export interface Domain {
  lowest: number;
  highest: number;
}

/** The part of the ability scale to draw: all four levels, and whatever goes beyond. */
export function abilityDomain(values: readonly number[]): Domain {
  return {
    lowest: Math.floor(2 * Math.min(-2, ...values)) / 2,
    highest: Math.ceil(2 * Math.max(2, ...values)) / 2,
  };
}

/** The height of an ability, in per cent from above. */
export function placeAbility(value: number, { lowest, highest }: Domain): number {
  return (100 * (highest - value)) / (highest - lowest);
}

export function linePath(places: readonly Place[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** The area between two lines. */
export function bandPath(upper: readonly Place[], lower: readonly Place[]): string {
  return `${linePath([...upper, ...lower.toReversed()])}Z`;
}

/** The index of the place that is nearest to `x`; the last of equally near ones. */
export function nearest(places: readonly number[], x: number): number {
  const distances = places.map((place) => Math.abs(place - x));
  return distances.lastIndexOf(Math.min(...distances));
}
