import { readStored, store, storedKeys } from "@/lib/storage";

const PREFIX = "interview-simulator:draft:";
const KEPT_FOR_MS = 60 * 24 * 60 * 60 * 1_000;

interface Draft {
  text: string;
  savedAt: number;
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(readStored(key) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

export function readDraft(questionId: string): string {
  return read(PREFIX + questionId)?.text ?? "";
}

export function saveDraft(questionId: string, text: string): void {
  const draft: Draft = { text, savedAt: Date.now() };
  store(PREFIX + questionId, text ? JSON.stringify(draft) : null);
}

export function clearDraft(questionId: string): void {
  store(PREFIX + questionId, null);
}

/** Drafts of interviews that nobody came back to would stay for ever. */
export function dropOldDrafts(): void {
  for (const key of storedKeys()) {
    if (!key.startsWith(PREFIX)) continue;
    const age = Date.now() - (read(key)?.savedAt ?? 0);
    if (age > KEPT_FOR_MS) store(key, null);
  }
}
