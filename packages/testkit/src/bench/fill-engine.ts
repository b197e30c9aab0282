import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine, fillFile } from "@throughline/engine/host";
import type { Passes, ReferenceColumns } from "./passes.ts";
import { WORKSPACE } from "./product-questions.ts";
import { referenceFilling } from "./reference-filling.ts";
import type { StoredRows } from "./reference-rows.ts";
import { referenceStores } from "./reference-stores.ts";
import { timed, type Work } from "./work.ts";

/** Of DuckDB, which sorts two projections while it fills. */
const memoryMb = 6_000;

/** An engine over a file that was filled from the parquet files at once, as if it had synced them up to `lastSeq`. */
export async function filledEngine(
  folder: string,
  passes: Passes,
  directory: string,
  rows: StoredRows,
): Promise<{ engine: Engine; work: Work }> {
  const settings = { directory: join(folder, WORKSPACE), zone: "UTC", memory: `${memoryMb}MB`, now: Date.now() };
  const { work } = await timed(() => fillFile(settings, referenceFilling(passes, directory, rows.lastSeq)));
  return { engine: await syncedEngine(folder, rows), work };
}

/** An engine of its own that has read all rows there are by the sync, without stores in between. */
export async function syncedEngine(folder: string, rows: StoredRows): Promise<Engine> {
  const engine = createEngine({
    directory: folder,
    memoryMb,
    openWorkspaces: 1,
    workspace: async () => ({ zone: "UTC", settings: [], stores: referenceStores(rows) }),
  });
  await engine.sync(WORKSPACE);
  return engine;
}

/** The rows of a data set all of which a filled file holds: nothing is left to sync. */
export function heldRows(data: ReferenceColumns): StoredRows {
  const nothing = async () => [];
  return { lastSeq: data.seq.reduce((a, b) => Math.max(a, b), 0) + 1, eventsAfter: nothing, profilesAfter: nothing };
}
