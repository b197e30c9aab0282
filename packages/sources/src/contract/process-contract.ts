import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Child } from "./child-process.ts";
import { type Leased, writeAgain } from "./leased.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";
import type { WriterOrder } from "./writer-process.ts";

/** A writer in a process of its own. */
class Writer extends Child {
  constructor(order: WriterOrder) {
    super("./writer-process.ts", order);
  }

  get inserted(): number {
    return Number(this.said.find((line) => line.startsWith("inserted "))?.slice("inserted ".length));
  }
}

function range(letter: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `${letter}${from + i}`);
}

function inBatches(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}

/** What holds between processes: four writers at once, one killed, one paused past its lease, four that migrate. */
export function processContract<Store>(
  name: string,
  port: WriterOrder["port"],
  open: OpenFixture<Store>,
  of: (store: Store) => Leased,
): void {
  describe(`four processes on ${name}`, () => {
    let fixture: Fixture<Store>;
    let store: Leased;
    const writers: Writer[] = [];
    beforeEach(async () => {
      fixture = await open();
      store = of(fixture.store);
    }, 60_000);
    afterEach(async () => {
      for (const { child } of writers) child.kill("SIGKILL");
      await Promise.all(writers.map(({ ended }) => ended));
      writers.length = 0;
      await fixture.dispose();
    }, 60_000);

    function start(batches: readonly (readonly string[])[], more: Partial<WriterOrder> = {}): Writer {
      const { config, workspaceId } = fixture;
      const writer = new Writer({
        config,
        workspaceId,
        port,
        migrate: false,
        batches,
        ttlMs: 30_000,
        pauseMs: 0,
        ...more,
      });
      writers.push(writer);
      return writer;
    }

    /** Reads on and on from seq 0 until `done`, and then once more: what a sync would have seen, in its order. */
    async function follow(done: Promise<unknown>): Promise<string[]> {
      const seen: string[] = [];
      let finished = false;
      const finish = done.finally(() => {
        finished = true;
      });
      for (let after = 0; ; ) {
        const last = finished;
        const below = await store.safeSeq();
        if (below - 1 > after) {
          seen.push(...(await store.read(after, below)));
          after = below - 1;
        }
        if (last) break;
        await sleep(3);
      }
      await finish;
      return seen;
    }

    test("overlapping writers: every row is stored once, counted once and read once", async () => {
      const ids = range("w", 0, 600);
      const shares = [0, 1, 2, 3].map((i) => ids.slice(i * 120, i * 120 + 240));
      const four = shares.map((share, i) => start(inBatches(i % 2 ? [...share].reverse() : share, 20)));
      const seen = await follow(Promise.all(four.map(({ ended }) => ended)));
      expect(four.map(({ said }) => said.at(-1)?.split(" ")[0])).toEqual([
        "inserted",
        "inserted",
        "inserted",
        "inserted",
      ]);
      expect([...seen].sort()).toEqual([...ids].sort());
      expect(four.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(ids.length);
      expect(await store.count()).toBe(ids.length);
    });

    test("kill -9 of a writer, and its repetition: nothing acknowledged is lost, nothing is counted twice", async () => {
      const batches = inBatches(range("k", 0, 2000), 20);
      const killed = start(batches, { ttlMs: 700 });
      await killed.until("batch", 5);
      killed.child.kill("SIGKILL");
      await killed.ended;
      const acknowledged = killed.said.filter((line) => line === "batch").length;
      expect(acknowledged).toBeLessThan(batches.length);
      expect(await store.count()).toBeGreaterThanOrEqual(acknowledged * 20);
      const again = start(batches, { ttlMs: 700 });
      const seen = await follow(again.ended);
      expect(again.inserted).toBeLessThanOrEqual(2000 - acknowledged * 20);
      expect([...seen].sort()).toEqual(batches.flat().sort());
      expect(await store.count()).toBe(2000);
    });

    test("a writer paused past its lease is refused, and what it repeats is read", async () => {
      const ids = range("p", 0, 10);
      const paused = start([ids], { ttlMs: 300, pauseMs: 50 });
      await paused.until("leased");
      paused.child.kill("SIGSTOP");
      await sleep(400);
      await writeAgain(store, ["other"]);
      const below = await store.safeSeq();
      expect(await store.read(0, below)).toEqual(["other"]);
      paused.child.kill("SIGCONT");
      expect(await paused.ended).toBe(0);
      expect(paused.said).toContain("LeaseLost");
      expect(await store.read(below - 1, await store.safeSeq())).toEqual(ids);
    });

    test("four processes that migrate at once, then write", async () => {
      const four = [0, 1, 2, 3].map((i) => start([[`m${i}`]], { migrate: true, workspaceId: "fresh" }));
      expect(await Promise.all(four.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
      expect(four.map(({ inserted }) => inserted)).toEqual([1, 1, 1, 1]);
      await fixture.drop("fresh");
    });
  });
}
