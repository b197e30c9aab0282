// A process that the contract starts: it opens the stores as any process does, says what it has done on standard
// output, one word a line, and ends. Its argument is a WriterOrder as JSON.
import { openStores } from "../open-stores.ts";
import type { StoreConfig } from "../ports/stores.ts";
import { type Leased, leasedBusiness, leasedDocuments, writeAgain } from "./leased.ts";

export interface WriterOrder {
  readonly config: StoreConfig;
  readonly workspaceId: string;
  readonly port: "documents" | "business";
  readonly migrate: boolean;
  /** Batches of ids, written in this order. */
  readonly batches: readonly (readonly string[])[];
  readonly ttlMs: number;
  /** Say "leased" and wait this long between taking the first lease and writing under it. */
  readonly pauseMs: number;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function work(store: Leased, { batches, ttlMs, pauseMs }: WriterOrder): Promise<number> {
  let inserted = 0;
  for (const [i, ids] of batches.entries()) {
    if (i === 0 && pauseMs > 0) {
      const lease = await store.lease(ids.length, ttlMs);
      say("leased");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const written = await store.write(lease, ids).catch((error: unknown) => {
        say(error instanceof Error ? error.name : "failed");
        return writeAgain(store, ids, ttlMs);
      });
      inserted += written.inserted;
    } else inserted += (await writeAgain(store, ids, ttlMs)).inserted;
    say("batch");
  }
  return inserted;
}

const order: WriterOrder = JSON.parse(process.argv[2] ?? "{}");
const stores = await openStores(order.config);
const store =
  order.port === "documents"
    ? leasedDocuments(await stores.documents(order.workspaceId))
    : leasedBusiness(await stores.business(order.workspaceId));
if (order.migrate) await store.migrate();
say(`inserted ${await work(store, order)}`);
await stores.close();
