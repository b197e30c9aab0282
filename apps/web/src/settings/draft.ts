import { isRecord, same } from "./json.ts";

/** Changes that are not saved yet, with the version that they were made on. */
export interface Draft<Value> {
  readonly version: number;
  /** The value of that version. */
  readonly base: Value;
  readonly value: Value;
  /** Earlier values, the newest last: what Undo goes back to. */
  readonly past: readonly Value[];
}

export interface Saved<Value> {
  readonly version: number;
  readonly value: Value;
}

const STEPS = 50;

/** One more change; none, when the value stays what it is. */
export function changed<Value>(draft: Draft<Value> | null, saved: Saved<Value>, value: Value): Draft<Value> | null {
  const from = draft ?? { version: saved.version, base: saved.value, value: saved.value, past: [] };
  if (same(value, from.value)) return draft;
  return { ...from, value, past: [...from.past, from.value].slice(-STEPS) };
}

/** The step before; null when nothing is left to save. */
export function undone<Value>(draft: Draft<Value>): Draft<Value> | null {
  const before = draft.past.at(-1);
  if (before === undefined || same(before, draft.base)) return null;
  return { ...draft, value: before, past: draft.past.slice(0, -1) };
}

/** The same changes on a newer version, as they were merged. */
export function rebased<Value>(draft: Draft<Value>, saved: Saved<Value>, merged: Value): Draft<Value> | null {
  if (same(merged, saved.value)) return null;
  return { version: saved.version, base: saved.value, value: merged, past: [...draft.past, draft.value].slice(-STEPS) };
}

/**
 * A draft survives a reload and a look at another page; a closed tab ends it. What is stored is what `storeDraft` stored:
 * whether its value can be used is judged where it is edited, as for every draft.
 */
export function readDraft<Value>(key: string): Draft<Value> | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isDraft<Value>(stored) ? stored : null;
  } catch {
    return null;
  }
}

function isDraft<Value>(stored: unknown): stored is Draft<Value> {
  if (!isRecord(stored) || !isRecord(stored["value"]) || !isRecord(stored["base"])) return false;
  return typeof stored["version"] === "number" && Array.isArray(stored["past"]);
}

export function storeDraft(key: string, draft: Draft<unknown> | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // A full or forbidden store: the draft lives as long as the page.
  }
}
