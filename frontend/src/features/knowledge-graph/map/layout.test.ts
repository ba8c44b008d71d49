import { expect, it } from "vitest";
import { aGraph } from "../factories";
import { createLayout, type LayoutJob } from "./layout";
import { startLayout } from "./layout-start";

const IDS = "a b c d e f g h i j k l".split(" ");
const GRAPH = aGraph(
  IDS,
  IDS.slice(1).map((id, index) => [id, IDS[index >> 1] ?? "a", ((index % 3) + 1) / 3] as const),
);

function aJob(part: Partial<LayoutJob> = {}): LayoutJob {
  const { spots, held } = startLayout(GRAPH, new Map());
  return { radii: IDS.map(() => 10), links: GRAPH.links, spots, held, aspect: 1, ...part };
}

function laidOut(job: LayoutJob) {
  const layout = createLayout(job);
  while (layout.step());
  return layout.spots();
}

it("ends the same every time, and no circle covers another", () => {
  const spots = laidOut(aJob());
  expect(laidOut(aJob())).toEqual(spots);
  for (const [at, a] of spots.entries()) {
    for (const b of spots.slice(at + 1))
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(20);
  }
});

it("moves nothing that is held", () => {
  const job = aJob();
  const held = IDS.map((_, index) => index !== 5);
  const spots = laidOut({ ...job, held });
  for (const [index, spot] of spots.entries()) {
    if (index === 5) expect(spot).not.toEqual(job.spots[index]);
    else expect(spot).toEqual(job.spots[index]);
  }
});

it("brings the stronger linked closer together", () => {
  const spots = [0, 1, 2].map((index) => ({ x: index * 10, y: index * index }));
  const links = [
    { source: 0, target: 1, weight: 1 },
    { source: 0, target: 2, weight: 0.05 },
  ];
  const held = [false, false, false];
  const [a, b, c] = laidOut({ radii: [8, 8, 8], links, spots, held, aspect: 1 });
  const far = (p = { x: NaN, y: NaN }, q = { x: NaN, y: NaN }) => Math.hypot(p.x - q.x, p.y - q.y);
  expect(far(a, b)).toBeLessThan(far(a, c));
});

it("spreads along the longer side of the view", () => {
  const spread = (aspect: number) => {
    const spots = laidOut(aJob({ aspect }));
    const side = (of: number[]) => Math.max(...of) - Math.min(...of);
    return side(spots.map(({ x }) => x)) / side(spots.map(({ y }) => y));
  };
  expect(spread(1.8)).toBeGreaterThan(spread(0.6));
});
