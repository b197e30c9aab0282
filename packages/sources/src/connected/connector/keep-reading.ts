import { setTimeout as sleep } from "node:timers/promises";
import type { SavedMapping } from "@throughline/model";
import { identityRulesOf } from "../../intake/identity-rules-of.ts";
import { StoreUnavailable } from "../../ports/lease.ts";
import type { Stores } from "../../ports/stores.ts";
import { MappingRefused, SourceUnavailable } from "../foreign/foreign-database.ts";
import type { ConnectedDatabases } from "../open-databases.ts";
import { claim, freshState, Superseded } from "../sync/progress.ts";
import { MappingReading } from "../sync/read-mapping.ts";

export interface Keeping {
  readonly stores: Stores;
  readonly databases: ConnectedDatabases;
  /** Names this process among others. */
  readonly owner: string;
  readonly now: () => number;
  /** Milliseconds between two looks at what changed. */
  readonly everyMs: number;
  /** What nobody expected; the reading goes on after a pause. */
  readonly onTrouble: (mappingId: string, error: unknown) => void;
}

const longestPauseMs = 30_000;
const takenPauseMs = 2000;

/** Reads one mapping until `signal` is aborted, whatever is away in the meantime. */
export async function keepReading(
  keeping: Keeping,
  workspaceId: string,
  saved: SavedMapping,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const taken = await readOn(keeping, workspaceId, saved, signal);
      failures = 0;
      if (!taken) await pause(takenPauseMs, signal);
    } catch (error) {
      if (error instanceof Superseded) continue;
      failures++;
      await tell(keeping, workspaceId, saved, error);
      await pause(Math.min(longestPauseMs, 500 * 2 ** failures), signal);
    }
  }
}

/** False when another process has the mapping. */
async function readOn(
  keeping: Keeping,
  workspaceId: string,
  saved: SavedMapping,
  signal: AbortSignal,
): Promise<boolean> {
  const { stores, databases, owner, now, everyMs } = keeping;
  const { connection } = saved.mapping;
  const database = databases.open(connection);
  if (!database) {
    const variable = `SOURCE_${connection.toUpperCase()}_URL`;
    throw new SourceUnavailable(`There is no connection "${connection}". Set ${variable} and start again.`);
  }
  const [documents, business, connected, table] = await Promise.all([
    stores.documents(workspaceId),
    stores.business(workspaceId),
    stores.connected(workspaceId),
    database.table(saved.mapping),
  ]);
  const targets = { documents, business };
  const stopped = () => signal.aborted;
  const rules = () => identityRulesOf(stores.control, workspaceId);
  const parts = { stores: targets, connected, saved, table, rules, owner, now, stopped, everyMs };
  const reading = await MappingReading.open(parts);
  if (!reading) return false;
  try {
    while (!signal.aborted) if ((await reading.step()) === "idle") await pause(everyMs / 4, signal);
  } finally {
    await reading.close().catch(() => undefined);
  }
  return true;
}

/** What is wrong stands in the state, for everybody who looks at the mapping. */
async function tell(keeping: Keeping, workspaceId: string, { mapping, version }: SavedMapping, error: unknown) {
  const { stores, owner, now, onTrouble } = keeping;
  const expected = error instanceof SourceUnavailable || error instanceof MappingRefused;
  if (!expected && !(error instanceof StoreUnavailable)) onTrouble(mapping.id, error);
  const problem = expected ? error.message : "The reading stopped at something unexpected and is tried again.";
  try {
    const connected = await stores.connected(workspaceId);
    const progress = await claim(connected, mapping.id, owner, now, freshState(mapping, version));
    if (progress && !(error instanceof StoreUnavailable)) await progress.save({ problem });
    await progress?.release();
  } catch {
    // Our own store is away: its own notice says so.
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
