import { isRecord, same } from "./json.ts";

/** A place that two people changed in different ways. */
export interface Clash {
  /** Keys down to it, elements of lists by their name, joined by a slash. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export type Side = "mine" | "theirs";

/**
 * Two changes of one version laid over each other: what only one side changed is taken from it; where both did, `choose`
 * decides by path and the clash is told. Nothing that either side wrote is lost without a choice.
 */
export function mergeDrafts(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  choose: (path: string) => Side,
): { readonly value: unknown; readonly clashes: readonly Clash[] } {
  const clashes: Clash[] = [];
  const merge = (was: unknown, ours: unknown, others: unknown, path: readonly string[]): unknown => {
    if (same(ours, others) || same(others, was)) return ours;
    if (same(ours, was)) return others;
    const below = (key: string, ...sides: readonly [unknown, unknown, unknown]) => merge(...sides, [...path, key]);
    if (isRecord(ours) && isRecord(others))
      return Object.fromEntries(mergeEntries(entries(isRecord(was) ? was : {}), entries(ours), entries(others), below));
    const [ourRows, theirRows] = [rows(ours), rows(others)];
    if (ourRows && theirRows) return [...mergeEntries(rows(was) ?? new Map(), ourRows, theirRows, below).values()];
    const at = path.join("/");
    clashes.push({ path: at, mine: ours, theirs: others });
    return choose(at) === "mine" ? ours : others;
  };
  const value = merge(base, mine, theirs, []);
  return { value, clashes };
}

type Entries = ReadonlyMap<string, unknown>;

/** What either side removed is gone, unless the other changed it; the order is of the side that changed it. */
function mergeEntries(
  was: Entries,
  mine: Entries,
  theirs: Entries,
  merge: (key: string, was: unknown, mine: unknown, theirs: unknown) => unknown,
): Map<string, unknown> {
  const inOldOrder = [...mine.keys()].filter((key) => was.has(key)).join("\n");
  const oldOrder = [...was.keys()].filter((key) => mine.has(key)).join("\n");
  const order = inOldOrder === oldOrder ? [theirs, mine] : [mine, theirs];
  const keys = new Set(order.flatMap((side) => [...side.keys()]));
  const merged = [...keys].map((key) => [key, merge(key, was.get(key), mine.get(key), theirs.get(key))] as const);
  return new Map(merged.filter(([, value]) => value !== undefined));
}

const entries = (value: { readonly [key: string]: unknown }): Entries => new Map(Object.entries(value));

/** A list of named things by their names; undefined for any other list. */
function rows(value: unknown): Entries | undefined {
  if (!Array.isArray(value)) return undefined;
  const named = new Map(value.map((row: unknown) => [rowName(row) ?? "", row]));
  return named.has("") || named.size < value.length ? undefined : named;
}

function rowName(row: unknown): string | undefined {
  if (!isRecord(row)) return undefined;
  const name = row["id"] ?? row["event"] ?? row["name"] ?? row["type"];
  return typeof name === "string" ? name : undefined;
}
