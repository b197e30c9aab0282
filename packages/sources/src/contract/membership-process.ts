// A worker that the contract starts: it takes the membership lease, enters units in batches, says what it has done on
// standard output, one word a line, and ends. Its argument is a WorkerOrder as JSON.
import { setTimeout as sleep } from "node:timers/promises";
import { openStores } from "../open-stores.ts";
import type { MembershipLease, MembershipStore } from "../ports/membership-store.ts";
import type { StoreConfig } from "../ports/stores.ts";

export interface WorkerOrder {
  readonly config: StoreConfig;
  readonly workspaceId: string;
  readonly owner: string;
  readonly ttlMs: number;
  readonly segmentId: string;
  /** Say "rest" and wait this long after the third batch, between two transactions. */
  readonly restMs: number;
  /** Each batch lets its units in, and out again those of the batch before. */
  readonly batches: readonly (readonly string[])[];
}

async function taken(store: MembershipStore, { owner, ttlMs }: WorkerOrder): Promise<MembershipLease> {
  for (;;) {
    const lease = await store.takeLease(owner, ttlMs, Date.now());
    if (lease) return lease;
    await sleep(20);
  }
}

async function work(store: MembershipStore, order: WorkerOrder): Promise<void> {
  const { segmentId, batches } = order;
  const lease = await taken(store, order);
  process.stdout.write(`epoch ${lease.epoch}\n`);
  const known = (await store.followed()).find((segment) => segment.segmentId === segmentId);
  for (let i = Number(known?.cut ?? 0); i < batches.length; i++) {
    const change = (direction: "entered" | "left") => (unit: string) => {
      return { segmentId, unit, direction, at: i, why: { cause: "event" } } as const;
    };
    const changes = [
      ...(batches[i] ?? []).map(change("entered")),
      ...(i === 0 ? [] : (batches[i - 1] ?? [])).map(change("left")),
    ];
    const progress = { segmentId, version: 1, state: "live", asOf: i, cut: String(i + 1), since: 0 } as const;
    const recorded = await store.record(lease, { id: `${order.owner} ${i}`, segments: [progress], changes });
    process.stdout.write(`${recorded.recorded ? "batch" : recorded.refused}\n`);
    if (!recorded.recorded) return;
    if (i === 2 && order.restMs > 0) {
      process.stdout.write("rest\n");
      await sleep(order.restMs);
    }
  }
}

const order: WorkerOrder = JSON.parse(process.argv[2] ?? "{}");
const stores = await openStores(order.config);
await work(await stores.membership(order.workspaceId), order);
await stores.close();
