const prefix = "throughline.definition.";
const most = 100;

/** Keeps a definition in this browser; the oldest go when there are many. */
export function storeDraft(value: unknown): string {
  const text = JSON.stringify(value);
  const id = newId();
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const same = kept.find((key) => localStorage.getItem(key) === text);
    if (same !== undefined) return same.slice(prefix.length);
    for (const key of kept.toSorted().slice(0, Math.max(0, kept.length - most))) localStorage.removeItem(key);
    localStorage.setItem(prefix + id, text);
  } catch {
    // A full or forbidden store: the definition lives as long as this page.
  }
  return id;
}

export function readStoredDraft(id: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + id) ?? "null");
  } catch {
    return null;
  }
}

/** Sorts by age. */
function newId(): string {
  return `${Date.now().toString(36).padStart(9, "0")}-${crypto.randomUUID().slice(0, 8)}`;
}
