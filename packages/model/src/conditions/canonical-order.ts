import { canonicalJson } from "../definition/canonical.ts";

/** Order and repetition of parts mean nothing: sorted by their JSON, each once. */
export function byMeaning<T>(parts: readonly T[]): readonly T[] {
  const byJson = new Map(parts.map((part) => [canonicalJson(part), part]));
  return [...byJson].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
