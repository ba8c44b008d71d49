import { expect, it } from "vitest";
import { centreOn, fit, inView } from "./viewport";

const SIZE = { width: 800, height: 600 };

function aPlace(x: number, y: number) {
  return { index: 0, x, y, radius: 10, pinned: false };
}

it("brings everything into view", () => {
  const places = [aPlace(-4000, 20), aPlace(3000, 900), aPlace(0, -700)];
  const transform = fit(places, SIZE);
  for (const place of places) expect(inView(place, transform, SIZE)).toBe(true);
  expect(inView(aPlace(-4600, 0), transform, SIZE)).toBe(false);
});

it("does not blow up a single topic", () => {
  const transform = fit([aPlace(70, 70)], SIZE);
  expect(transform.k).toBeLessThanOrEqual(1.4);
  expect(transform.applyX(70)).toBeCloseTo(400);
  expect(fit([], SIZE).k).toBe(1);
});

it("centres on a place", () => {
  expect(centreOn(30, -5, 2, SIZE).apply([30, -5])).toEqual([400, 300]);
});
