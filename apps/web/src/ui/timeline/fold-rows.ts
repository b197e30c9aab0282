/** What folding needs to know of a timeline item; `at` is an ISO instant. */
export interface Foldable {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly amount?: string | null;
  /** Whose event it is, where several people share the timeline. */
  readonly who?: string | null;
}

export interface FoldedRow<Item> {
  readonly key: string;
  /** Newest first; more than one when a repeat was folded. */
  readonly items: readonly [Item, ...Item[]];
}

export interface FoldedDay<Item> {
  readonly day: string;
  readonly rows: readonly FoldedRow<Item>[];
}

/**
 * A newest-first list by day, with neighbours that say the same thing folded into one row. Amounts are never folded away,
 * except those of one instant: the lines of one order are one act.
 *
 * @param dayOf the local day of an instant, `YYYY-MM-DD`
 */
export function foldByDay<Item extends Foldable>(
  items: readonly Item[],
  dayOf: (at: string) => string,
): FoldedDay<Item>[] {
  const days: { day: string; rows: { key: string; items: [Item, ...Item[]] }[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, rows: [] };
      days.push(last);
    }
    const row = last.rows.at(-1);
    if (row && folds(row.items[0], item)) row.items.push(item);
    else last.rows.push({ key: item.id, items: [item] });
  }
  return days;
}

function folds(one: Foldable, other: Foldable): boolean {
  if (one.event !== other.event || (one.who ?? null) !== (other.who ?? null)) return false;
  return (one.amount ?? null) === null && (other.amount ?? null) === null ? true : one.at === other.at;
}
