import { type Condition, isConditionLike, type Unit } from "@throughline/model";

/** What is edited: a definition says something of one sort of units alone. */
export interface Edition {
  readonly unit: Unit;
  readonly where: Condition;
}

/** What undo and redo go to. The current definition stands in the URL, so that Back and undo agree on it. */
export interface EditHistory {
  /** The newest last. */
  readonly past: readonly Edition[];
  /** The next one last. */
  readonly future: readonly Edition[];
}

export const noHistory: EditHistory = { past: [], future: [] };
const steps = 50;

const same = (a: Edition, b: Edition): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Before the definition is replaced by another. */
export function edited({ past }: EditHistory, current: Edition): EditHistory {
  const last = past.at(-1);
  return { past: last && same(last, current) ? past : [...past, current].slice(-steps), future: [] };
}

export interface Step {
  readonly history: EditHistory;
  readonly edition: Edition;
}

/** One step back. What Back in the browser has undone already is passed over. */
export function undone({ past, future }: EditHistory, current: Edition): Step | undefined {
  const at = past.findLastIndex((one) => !same(one, current));
  const edition = past[at];
  return edition && { edition, history: { past: past.slice(0, at), future: [...future, current].slice(-steps) } };
}

export function redone({ past, future }: EditHistory, current: Edition): Step | undefined {
  const at = future.findLastIndex((one) => !same(one, current));
  const edition = future[at];
  return edition && { edition, history: { past: [...past, current].slice(-steps), future: future.slice(0, at) } };
}

/** A history survives a reload; a closed tab ends it. */
export function readHistory(key: string): EditHistory {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof stored !== "object" || stored === null || !("past" in stored) || !("future" in stored)) return noHistory;
    return { past: editions(stored.past), future: editions(stored.future) };
  } catch {
    return noHistory;
  }
}

const editions = (list: unknown): readonly Edition[] => (Array.isArray(list) ? list.filter(isEdition) : []);

function isEdition(value: unknown): value is Edition {
  if (typeof value !== "object" || value === null || !("unit" in value) || !("where" in value)) return false;
  return (value.unit === "customer" || value.unit === "account") && isConditionLike(value.where);
}

export function storeHistory(key: string, history: EditHistory): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(history));
  } catch {
    // A full or forbidden store: undo lives as long as the page.
  }
}

/** What is saved is no draft any more: the next one begins without its steps. */
export function forgetHistory(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A forbidden store holds nothing.
  }
}
