import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Child } from "./child-process.ts";
import type { Membership } from "./fixtures.ts";
import type { WorkerOrder } from "./membership-process.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";
import { everything } from "./samples.ts";

const batches = Array.from({ length: 15 }, (_, i) => Array.from({ length: 20 }, (_, j) => `unit ${i} ${j}`));

/** What holds when the worker that records membership is killed or paused, and another one goes on. */
export function membershipProcessContract(name: string, open: OpenFixture<Membership>): void {
  describe(`workers of membership in ${name}`, () => {
    let fixture: Fixture<Membership>;
    const workers: Child[] = [];
    beforeEach(async () => {
      fixture = await open();
      const label = { name: "S", description: "", ownerId: "local", tags: [], archivedAt: null };
      const about = { ...label, id: "s", unit: "customer", definition: { where: { all: [] } }, createdAt: 5 } as const;
      await fixture.store.segments.create(about, { savedAt: 5, savedBy: "local", note: "" });
    }, 60_000);
    afterEach(async () => {
      for (const { child } of workers) child.kill("SIGKILL");
      await Promise.all(workers.map(({ ended }) => ended));
      workers.length = 0;
      await fixture.dispose();
    }, 60_000);

    function start(owner: string, restMs = 0): Child {
      const { config, workspaceId } = fixture;
      const order: WorkerOrder = { config, workspaceId, owner, ttlMs: 500, restMs, segmentId: "s", batches };
      const worker = new Child("./membership-process.ts", order);
      workers.push(worker);
      return worker;
    }

    /** Each unit came in once and left once, but for those of the last batch. */
    async function isWhole(): Promise<void> {
      const { store } = fixture.store;
      const last = batches.at(-1) ?? [];
      const open = await store.openSpells("s", { after: "", limit: 9_999 });
      expect(open.map(({ unit }) => unit)).toEqual([...last].sort());
      const changes = await store.changes(everything, "s", { first: 9_999 });
      const told = changes.map(({ direction, unit }) => `${direction} ${unit}`);
      expect(new Set(told).size).toBe(told.length);
      expect(told).toHaveLength(batches.length * 20 * 2 - last.length);
      expect(await store.followed()).toMatchObject([{ size: last.length, cut: String(batches.length) }]);
    }

    test("kill -9 between batches: another goes on from what is recorded, nothing is lost or twice", async () => {
      const killed = start("first");
      await killed.until("batch", 5);
      killed.child.kill("SIGKILL");
      await killed.ended;
      const other = start("second");
      expect(await other.ended).toBe(0);
      expect(other.said[0]).toBe("epoch 2");
      await isWhole();
    });

    test("a worker paused past its lease is refused for good", async () => {
      const paused = start("first", 100);
      await paused.until("rest");
      paused.child.kill("SIGSTOP");
      await sleep(600);
      const other = start("second");
      expect(await other.ended).toBe(0);
      paused.child.kill("SIGCONT");
      expect(await paused.ended).toBe(0);
      expect(paused.said.at(-1)).toBe("epoch");
      await isWhole();
    });
  });
}
