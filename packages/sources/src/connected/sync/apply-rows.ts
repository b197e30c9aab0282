import type { IdentityRules, Mapping } from "@throughline/model";
import type { ConnectedStore, MappedRow, SyncState } from "../../ports/connected-store.ts";
import type { ForeignRow } from "../foreign/foreign-database.ts";
import type { ShapedRow, ShapeRow } from "../shape/shaped-row.ts";
import { removeTargets, type TargetStores, targetKind, writeShapes } from "./effects.ts";
import type { Progress } from "./progress.ts";

export interface Applying {
  readonly mapping: Mapping;
  readonly stores: TargetStores;
  readonly connected: ConnectedStore;
  readonly progress: Progress;
  readonly shape: ShapeRow;
  /** How the workspace reads who is who, as it is now. */
  readonly rules: () => Promise<IdentityRules>;
  readonly now: () => number;
}

/**
 * Stores what a page of rows says now. In this order, so that a kill at any point heals: first the state names the rows
 * that will be touched, then the stores change, then the rows' hashes; the position behind the page is noted last. Of
 * a table that is read for the first time `none are stored`, which saves looking them up.
 */
export async function applyRows(
  applying: Applying,
  page: readonly ForeignRow[],
  known: "look up" | "none are stored" = "look up",
): Promise<void> {
  const { mapping, stores, connected, progress, now } = applying;
  // A row that moved while its page was read may be there twice: the later reading counts.
  const shaped = new Map(page.map((row) => [row.key, applying.shape(row, now())]));
  const stored = known === "look up" ? await connected.rows(mapping.id, [...shaped.keys()]) : [];
  const held = new Map(stored.map((row) => [row.key, row]));
  const changed = [...shaped.values()].filter(({ key, hash }) => held.get(key)?.hash !== hash);
  if (changed.length === 0) return;
  const former = new Set(changed.flatMap(({ key }) => held.get(key)?.target ?? []));
  const gone = changed.flatMap(({ key, target }) => {
    const before = held.get(key)?.target ?? null;
    return before !== null && before !== target ? [before] : [];
  });
  await progress.save({ pending: touched(changed, held) });
  await removeTargets(stores, targetKind(mapping), gone);
  await writeShapes(stores, mapping, changed, former, applying.rules, now());
  await connected.putRows(mapping.id, changed.map(rowOf));
  progress.note({ pending: [], ...countsAfter(progress.state, changed, held) });
}

/** Takes away rows that their database no longer has. */
export async function removeRows(applying: Applying, rows: readonly MappedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { mapping, stores, connected, progress } = applying;
  const targets = rows.flatMap(({ target }) => target ?? []);
  await progress.save({ pending: rows.map(({ key, target }) => ({ key, target })) });
  await removeTargets(stores, targetKind(mapping), targets);
  await connected.removeRows(
    mapping.id,
    rows.map(({ key }) => key),
  );
  const { rowsStored, rejected } = progress.state;
  const bad = rows.length - targets.length;
  progress.note({ pending: [], rowsStored: rowsStored - targets.length, rejected: rejected - bad });
}

/** What a killed process may have left half done: nobody knows what the stores say of these rows, so they are written again. */
export async function recover({ mapping, connected, progress }: Applying): Promise<void> {
  const { pending } = progress.state;
  if (pending.length === 0) return;
  await connected.putRows(
    mapping.id,
    pending.map(({ key, target }) => ({ key, target, hash: "", problem: target === null ? "" : null })),
  );
  await progress.save({ pending: [] });
}

/** A row that is rejected now keeps the target that it had: that one may still be there. */
function touched(changed: readonly ShapedRow[], held: ReadonlyMap<string, MappedRow>): SyncState["pending"] {
  return changed.map(({ key, target }) => ({ key, target: target ?? held.get(key)?.target ?? null }));
}

function rowOf({ key, target, hash, problem }: ShapedRow): MappedRow {
  return { key, target, hash, problem };
}

function countsAfter(
  { rowsStored, rejected }: SyncState,
  changed: readonly ShapedRow[],
  held: ReadonlyMap<string, MappedRow>,
): Pick<SyncState, "rowsStored" | "rejected"> {
  const before = changed.flatMap(({ key }) => held.get(key) ?? []);
  const storedBefore = before.filter(({ target }) => target !== null).length;
  const storedNow = changed.filter(({ target }) => target !== null).length;
  return {
    rowsStored: rowsStored + storedNow - storedBefore,
    rejected: rejected + (changed.length - storedNow) - (before.length - storedBefore),
  };
}
