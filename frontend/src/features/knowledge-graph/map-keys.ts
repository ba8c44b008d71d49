import type { Direction } from "./map/nearest";

export type MapCommand =
  | { do: "go"; direction: Direction }
  | { do: "open" | "leave" | "fit" }
  | { do: "zoom"; factor: number };

export const ZOOM_STEP = 1.4;

const COMMANDS: Record<string, MapCommand> = {
  ArrowLeft: { do: "go", direction: "left" },
  ArrowRight: { do: "go", direction: "right" },
  ArrowUp: { do: "go", direction: "up" },
  ArrowDown: { do: "go", direction: "down" },
  Enter: { do: "open" },
  Escape: { do: "leave" },
  "0": { do: "fit" },
  "+": { do: "zoom", factor: ZOOM_STEP },
  "=": { do: "zoom", factor: ZOOM_STEP },
  "-": { do: "zoom", factor: 1 / ZOOM_STEP },
};

interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** What a key does on the map; nothing with a modifier, which is the browser's. */
export function commandOf({ key, altKey, ctrlKey, metaKey }: Pressed): MapCommand | null {
  return altKey || ctrlKey || metaKey ? null : (COMMANDS[key] ?? null);
}
