import type { Comparison } from "../../ports/connected-store.ts";
import type { ForeignPage, MappedTable } from "../foreign/foreign-database.ts";
import { type Applying, applyRows, removeRows } from "./apply-rows.ts";
import type { PageSize } from "./page-size.ts";

const probeRows = 1000;
/** A time further in the future than clocks differ says nothing about what came before it. */
export const aheadMs = 60_000;

export interface Comparing extends Applying {
  readonly table: MappedTable;
  readonly size: PageSize;
}

/** Begins a comparison of all rows: whatever is newer than now is followed afterwards. */
export async function beginComparison({ mapping, table, progress, now }: Comparing): Promise<void> {
  const startedAt = now();
  const newest = mapping.updatedAt === undefined ? null : await table.newest(startedAt + aheadMs);
  const comparison: Comparison = { phase: "scan", after: null, newest, startedAt };
  await progress.save({ comparison, rowsRead: 0, unusable: 0 });
}

/** One page of the comparison under way. While a page is stored the next one is read. */
export class ComparePages {
  readonly #comparing: Comparing;
  /** No row of the mapping was ever stored: true until the first scan of this process has passed. */
  #first: boolean;
  #next: { after: string | null; page: Promise<ForeignPage> } | undefined;

  constructor(comparing: Comparing, first: boolean) {
    this.#comparing = comparing;
    this.#first = first;
  }

  /** What was read ahead is stale once rows were stored by another way. */
  forget(): void {
    this.#next = undefined;
  }

  /** Reads as far as the state says; `comparison` is the state's. */
  page(comparison: Comparison): Promise<void> {
    return comparison.phase === "scan" ? this.#scan(comparison) : this.#probe(comparison);
  }

  async #scan(comparison: Comparison): Promise<void> {
    const { progress, size } = this.#comparing;
    const { rows, next, unusable } = await this.#read(comparison.after);
    if (next !== null) this.#ahead(next);
    await applyRows(this.#comparing, rows, this.#first ? "none are stored" : "look up");
    if (next === null) this.#first = false;
    size.saw(rows);
    const { state } = progress;
    const read = { rowsRead: state.rowsRead + rows.length + unusable, unusable: state.unusable + unusable };
    const after: Comparison =
      next === null ? { ...comparison, phase: "probe", after: null } : { ...comparison, after: next };
    progress.note({ ...read, comparison: after });
  }

  /** Rows of ours that their database does not have any more. */
  async #probe(comparison: Comparison): Promise<void> {
    const { mapping, connected, progress, table } = this.#comparing;
    const ours = await connected.rowsAfter(mapping.id, comparison.after, probeRows);
    const last = ours.at(-1);
    if (!last) return this.#finish(comparison);
    const present = await table.present(ours.map(({ key }) => key));
    await removeRows(
      this.#comparing,
      ours.filter(({ key }) => !present.has(key)),
    );
    progress.note({ comparison: { ...comparison, after: last.key } });
  }

  async #finish({ newest, startedAt }: Comparison): Promise<void> {
    const { mapping, connected, progress, now } = this.#comparing;
    const { stored, rejected } = await connected.counts(mapping.id);
    const { state } = progress;
    const first = state.watermark === null ? { watermark: newest, movedAt: startedAt, settled: false } : {};
    await progress.save({
      ...first,
      comparison: null,
      rowsStored: stored,
      rejected,
      comparedAt: now(),
      lastSyncAt: Math.max(startedAt, state.lastSyncAt ?? 0),
      problem: null,
    });
  }

  #read(after: string | null): Promise<ForeignPage> {
    const ready = this.#next;
    this.#next = undefined;
    return ready?.after === after ? ready.page : this.#comparing.table.scan(after, this.#comparing.size.rows);
  }

  #ahead(after: string): void {
    const page = this.#comparing.table.scan(after, this.#comparing.size.rows);
    // Its failure is told when the page is asked for, not before.
    page.catch(() => undefined);
    this.#next = { after, page };
  }
}
