import { readStored, store } from "@/lib/storage";

export interface SavedSpot {
  x: number;
  y: number;
  /** Put there by the reader. */
  pinned: boolean;
}

export type SavedSpots = ReadonlyMap<string, SavedSpot>;

const KEY = "interview-simulator:map";

/** Where the topics were at the last visit; nothing for what is not there or is no place. */
export function readSpots(): SavedSpots {
  const spots = new Map<string, SavedSpot>();
  for (const [id, value] of Object.entries(parse(readStored(KEY)))) {
    if (!Array.isArray(value)) continue;
    const [x, y, pinned] = value as unknown[];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    spots.set(id, { x: x as number, y: y as number, pinned: pinned === 1 });
  }
  return spots;
}

export function saveSpots(spots: SavedSpots): void {
  const rows = [...spots].map(([id, { x, y, pinned }]) => {
    const place = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    return [id, pinned ? [...place, 1] : place] as const;
  });
  store(KEY, JSON.stringify(Object.fromEntries(rows)));
}

function parse(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
