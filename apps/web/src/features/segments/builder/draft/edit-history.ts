import { type Condition, isConditionLike } from "@throughline/model";

/** What undo and redo go to. The current definition stands in the URL, so that Back and undo agree on it. */
export interface EditHistory {
  /** The newest last. */
  readonly past: readonly Condition[];
  /** The next one last. */
  readonly future: readonly Condition[];
}

export const noHistory: EditHistory = { past: [], future: [] };
const steps = 50;

const same = (a: Condition, b: Condition): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Before the definition is replaced by another. */
export function edited({ past }: EditHistory, current: Condition): EditHistory {
  const last = past.at(-1);
  return { past: last && same(last, current) ? past : [...past, current].slice(-steps), future: [] };
}

export interface Step {
  readonly history: EditHistory;
  readonly where: Condition;
}

/** One step back. What Back in the browser has undone already is passed over. */
export function undone({ past, future }: EditHistory, current: Condition): Step | null {
  const at = past.findLastIndex((one) => !same(one, current));
  const where = past[at];
  return where ? { where, history: { past: past.slice(0, at), future: [...future, current].slice(-steps) } } : null;
}

export function redone({ past, future }: EditHistory, current: Condition): Step | null {
  const at = future.findLastIndex((one) => !same(one, current));
  const where = future[at];
  return where ? { where, history: { past: [...past, current].slice(-steps), future: future.slice(0, at) } } : null;
}

/** A history survives a reload; a closed tab ends it. */
export function readHistory(key: string): EditHistory {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof stored !== "object" || stored === null || !("past" in stored) || !("future" in stored)) return noHistory;
    return { past: conditions(stored.past), future: conditions(stored.future) };
  } catch {
    return noHistory;
  }
}

const conditions = (list: unknown): readonly Condition[] => (Array.isArray(list) ? list.filter(isConditionLike) : []);

export function storeHistory(key: string, history: EditHistory): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(history));
  } catch {
    // A full or forbidden store: undo lives as long as the page.
  }
}
