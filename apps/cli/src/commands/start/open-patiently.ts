import { setTimeout as sleep } from "node:timers/promises";
import { type Stores, StoreUnavailable } from "@throughline/sources";
import type { CommandContext } from "../command.ts";
import { migrateAll } from "../migrate.ts";
import { storeWaits } from "../store-trouble.ts";

const PATIENCE_MS = 30_000;
const TRY_EVERY_MS = 1000;

/** Opens and migrates the stores; a database server that is still coming up is waited for. */
export async function openPatiently({ stores, steps, signal }: CommandContext): Promise<Stores> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const opened = await stores();
      await migrateAll(opened);
      return opened;
    } catch (error) {
      const passing =
        error instanceof StoreUnavailable && (error.reason === "unreachable" || error.reason === "locked");
      if (!passing || Date.now() > deadline) throw error;
      steps.detail(storeWaits(error));
      await sleep(TRY_EVERY_MS, undefined, { signal });
    }
  }
}
