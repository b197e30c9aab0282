import type { Mapping } from "@throughline/model";
import type { ConnectedStore } from "../../ports/connected-store.ts";
import type { ForeignDatabase, ForeignRow } from "../foreign/foreign-database.ts";
import { type ShapeRow, shapeRows } from "../shape/shaped-row.ts";
import { PageSize } from "../sync/page-size.ts";
import type { MappingDryRun } from "./trial.ts";
import { within } from "./within.ts";

const mostReasons = 20;
const remembered = 1000;

interface Tally {
  rows: number;
  inserts: number;
  updates: number;
  unchanged: number;
  rejected: number;
}

/** What a sync would do now: reads all rows, page by page, until time runs out; writes nothing. */
export async function dryRunMapping(
  database: ForeignDatabase,
  connected: ConnectedStore,
  mapping: Mapping,
  { withinMs, now }: { readonly withinMs: number; readonly now: number },
): Promise<MappingDryRun> {
  const ends = performance.now() + withinMs;
  const left = () => Math.max(1, ends - performance.now());
  const table = await within(left(), () => database.table(mapping));
  const shape = shapeRows(mapping);
  const size = new PageSize();
  const tally: Tally = { rows: 0, inserts: 0, updates: 0, unchanged: 0, rejected: 0 };
  const reasons = new Reasons();
  let after: string | null = null;
  for (let page = await within(left(), () => table.scan(null, size.rows)); ; ) {
    size.saw(page.rows);
    await count(connected, mapping, shape, page.rows, now, tally, reasons);
    tally.rows += page.unusable;
    tally.rejected += page.unusable;
    after = page.next;
    if (after === null || performance.now() > ends - 1000) break;
    const from: string = after;
    page = await within(left(), () => table.scan(from, size.rows));
  }
  return { ...tally, reasons: reasons.most(), complete: after === null, problems: [] };
}

async function count(
  connected: ConnectedStore,
  mapping: Mapping,
  shape: ShapeRow,
  rows: readonly ForeignRow[],
  now: number,
  tally: Tally,
  reasons: Reasons,
): Promise<void> {
  const keys = rows.map(({ key }) => key);
  const held = new Map((await connected.rows(mapping.id, keys)).map((row) => [row.key, row]));
  tally.rows += rows.length;
  for (const row of rows) {
    const { key, hash, target, problem } = shape(row, now);
    const before = held.get(key);
    if (problem !== null) reasons.add(problem, key);
    if (target === null) tally.rejected++;
    else if (before?.hash === hash) tally.unchanged++;
    else if (before?.target) tally.updates++;
    else tally.inserts++;
  }
}

/** Reasons by what they say, without the very values: `price: "x" is not a number` and `price: "y" ...` are one. */
class Reasons {
  readonly #found = new Map<string, { rows: number; key: string }>();

  add(problem: string, key: string): void {
    const reason = problem.replace(/"[^"]*"/g, '"..."');
    const held = this.#found.get(reason);
    if (held) held.rows++;
    else if (this.#found.size < remembered) this.#found.set(reason, { rows: 1, key });
  }

  most(): MappingDryRun["reasons"] {
    const all = [...this.#found].map(([reason, { rows, key }]) => ({ reason, rows, key }));
    return all.toSorted((a, b) => b.rows - a.rows).slice(0, mostReasons);
  }
}
