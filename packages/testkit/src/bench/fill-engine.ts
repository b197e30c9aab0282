import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import { WORKSPACE } from "./product-questions.ts";
import type { ReferenceRows } from "./reference-rows.ts";
import { referenceStores } from "./reference-stores.ts";
import { timed, type Work } from "./work.ts";

/** An engine of its own that has read the reference data, without stores in between. */
export async function filledEngine(folder: string, rows: ReferenceRows): Promise<{ engine: Engine; work: Work }> {
  const stores = referenceStores(rows);
  const engine = createEngine({
    directory: join(folder, "engine"),
    openWorkspaces: 1,
    workspace: async () => ({ zone: "UTC", settings: [], stores }),
  });
  const { work } = await timed(() => engine.sync(WORKSPACE));
  return { engine, work };
}
