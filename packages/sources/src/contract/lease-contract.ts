import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LeaseLost } from "../ports/lease.ts";
import { type Leased, writeAgain } from "./leased.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";

/**
 * Sync never loses a row. Each schedule fails when its guard is taken out: without the lease in `safeSeq` the first
 * loses a1..a3, without the check on closing the third loses them.
 */
export function leaseContract<Store>(name: string, open: OpenFixture<Store>, of: (store: Store) => Leased): void {
  describe(`leases of ${name}`, () => {
    let fixture: Fixture<Store>;
    let store: Leased;
    let other: Leased;
    beforeAll(async () => {
      fixture = await open();
      store = of(fixture.store);
      other = of(await fixture.another());
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("a watermark never passes an open writer", async () => {
      const start = (await store.safeSeq()) - 1;
      expect(await interleaved(store, other, "a", start, () => store.safeSeq())).toEqual(["a1", "a2", "a3", "a4"]);
    });

    test("this schedule does lose rows when the watermark ignores the lease", async () => {
      const start = (await store.safeSeq()) - 1;
      const ignoring = async () => start + 1000;
      expect(await interleaved(store, other, "i", start, ignoring)).toEqual(["i4"]);
    });

    test("an expired lease is taken away: the late writer is refused, and its repetition counts once", async () => {
      const start = (await store.safeSeq()) - 1;
      const lease = await store.lease(3, 30);
      await sleep(50);
      await writeAgain(other, ["c4"]);
      const below = await other.safeSeq();
      expect(below).toBeGreaterThan(lease.from);
      expect(await other.read(start, below)).toEqual(["c4"]);
      await expect(store.write(lease, ["c1", "c2", "c3"])).rejects.toThrow(LeaseLost);
      await expect(store.write(lease, ["c1", "c2", "c3"])).rejects.toThrow(LeaseLost);
      expect((await writeAgain(store, ["c1", "c2", "c3"])).inserted).toBe(3);
      const after = await other.safeSeq();
      expect(await other.read(below - 1, after)).toEqual(["c1", "c2", "c3"]);
      expect(await other.read(start, after)).toEqual(["c4", "c1", "c2", "c3"]);
    });

    test("a lease that was refused once stays refused, and its rows do not count", async () => {
      const lease = await store.lease(2, 10);
      await sleep(20);
      await store.safeSeq();
      const start = (await store.safeSeq()) - 1;
      await expect(store.write(lease, ["d1", "d2"])).rejects.toThrow(LeaseLost);
      expect(await store.read(lease.from - 1, (await store.safeSeq()) + 1)).toEqual([]);
      expect(await store.read(start, (await store.safeSeq()) + 1)).toEqual([]);
    });

    test("two writers of the same new keys at once: one inserts, both are acknowledged, each row is read once", async () => {
      const start = (await store.safeSeq()) - 1;
      const ids = Array.from({ length: 40 }, (_, i) => `e${i}`);
      const results = await Promise.all([writeAgain(store, ids), writeAgain(other, [...ids].reverse())]);
      expect(results.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(40);
      const read = await store.read(start, await store.safeSeq());
      expect([...read].sort()).toEqual([...ids].sort());
    });

    test("many leases at once never share a number", async () => {
      const leases = await Promise.all(Array.from({ length: 30 }, (_, i) => (i % 2 ? store : other).lease(7, 30)));
      const froms = leases.map(({ from }) => from).sort((a, b) => a - b);
      froms.slice(1).forEach((from, i) => {
        expect(from - (froms[i] ?? 0)).toBeGreaterThanOrEqual(7);
      });
    });
  });
}

/** Writer 1 takes numbers 1 to 3, writer 2 commits 4, sync reads, writer 1 commits, sync reads on. Answers what sync saw. */
async function interleaved(
  one: Leased,
  two: Leased,
  letter: string,
  start: number,
  watermark: () => Promise<number>,
): Promise<string[]> {
  const first = await one.lease(3, 30_000);
  const second = await two.lease(1, 30_000);
  await two.write(second, [`${letter}4`]);
  const below = await watermark();
  const seen = [...(await two.read(start, below))];
  await one.write(first, [`${letter}1`, `${letter}2`, `${letter}3`]);
  const further = Math.max(below, await watermark());
  return [...seen, ...(await two.read(below - 1, further))];
}
