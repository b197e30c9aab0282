import { StoreUnavailable } from "@throughline/sources";
import { expect, test, vi } from "vitest";
import { LiveWorker } from "./live-worker.ts";
import { usualPace } from "./pace.ts";
import { LiveWorkspace } from "./testing/live-workspace.ts";

test("a worker says how far each workspace is, and what is wrong in plain words until it is over", async () => {
  const w = await LiveWorkspace.open(Date.UTC(2026, 2, 10, 12));
  await w.events([{ userId: "a", event: "buy" }]);
  await w.segment("s", "customer", { did: { event: "buy" } });
  w.now += 1;
  const { asOf } = await w.engine.sync("w");
  let down = true;
  const worker = new LiveWorker({
    stores: {
      ...w.stores,
      membership: async (id) => {
        if (down) throw new StoreUnavailable("business_w", "unreachable", new Error("ECONNREFUSED 10.0.0.7"));
        return w.stores.membership(id);
      },
    },
    engine: w.engine,
    owner: "one",
    now: Date.now,
    pace: { ...usualPace, waitMs: 10 },
    discoverMs: 10,
    onTrouble: () => undefined,
  });
  worker.start();
  const words = "A store cannot be reached. Members that were recorded are safe, and it is tried again.";
  const nothing = { workspaceId: "w", asOf: null, followed: null, uncounted: null };
  await vi.waitFor(() =>
    expect(worker.progress()).toEqual([{ ...nothing, failing: true, trouble: { words, at: expect.any(Number) } }]),
  );
  down = false;
  const well = { workspaceId: "w", asOf, followed: 1, uncounted: 0, failing: false, trouble: { words } };
  await vi.waitFor(() => expect(worker.progress()).toMatchObject([well]), 5_000);
  await worker.stop();
  expect(worker.progress()).toEqual([]);
});
