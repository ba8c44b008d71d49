// Reading or writing localStorage throws where it is refused (private windows, full disks);
// nothing kept there is worth failing for.

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}

export function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

const OURS = "interview-simulator:";
const OF_THE_BROWSER = ["interview-simulator:theme"];
const READER = "interview-simulator:reader";

/** What a reader left here is kept until they come back, or another one comes. */
export function rememberReader(id: string): void {
  const before = readStored(READER);
  if (before !== null && before !== id) clearReaderData();
  store(READER, id);
}

/** Forget what was kept for a reader: drafts, the map. The theme belongs to the browser. */
export function clearReaderData(): void {
  for (const key of storedKeys()) {
    if (key.startsWith(OURS) && !OF_THE_BROWSER.includes(key)) store(key, null);
  }
}
