import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MembershipBatch, MembershipChange, MembershipLease } from "../ports/membership-store.ts";
import type { Membership } from "./fixtures.ts";
import { readAll } from "./leased.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";
import { everything, oddTexts, record } from "./samples.ts";

const saved = { savedAt: 5, savedBy: "local", note: "" };
const label = { description: "", ownerId: "local", tags: [], archivedAt: null };

function changed(segmentId: string, direction: MembershipChange["direction"], at: number, ...units: string[]) {
  return units.map((unit): MembershipChange => ({ segmentId, unit, direction, at, why: { cause: "event" } }));
}

const entered = (id: string, at: number, ...units: string[]) => changed(id, "entered", at, ...units);
const left = (id: string, at: number, ...units: string[]) => changed(id, "left", at, ...units);

let batches = 0;
function batchOf(segmentId: string, changes: readonly MembershipChange[], more: object = {}): MembershipBatch {
  const progress = { segmentId, version: 1, state: "live", asOf: 100, cut: "{}", since: 10, ...more } as const;
  return { id: `batch ${++batches}`, segments: [progress], changes };
}

/** Who was in which segment, and when: what every relational store keeps of it. */
export function membershipContract(name: string, open: OpenFixture<Membership>): void {
  describe(`membership in ${name}`, () => {
    let fixture: Fixture<Membership>;
    let at: Membership;
    let lease: MembershipLease;
    let made = 0;
    let id: string;

    async function segment(unit: "customer" | "account" = "customer"): Promise<string> {
      const next = `s${++made}`;
      const definition = { where: { all: [] } };
      await at.segments.create({ ...label, id: next, unit, name: `Segment ${next}`, definition, createdAt: 5 }, saved);
      return next;
    }
    const record_ = (changes: readonly MembershipChange[], more: object = {}) =>
      at.store.record(lease, batchOf(id, changes, more));
    const sizeOf = async () => (await at.store.followed()).find(({ segmentId }) => segmentId === id)?.size;
    const told = async (first = 50) =>
      (await at.store.changes(everything, id, { first })).map(
        ({ direction, unit, at }) => `${direction} ${unit} ${at}`,
      );

    beforeAll(async () => {
      fixture = await open();
      at = fixture.store;
      const taken = await at.store.takeLease("worker", 60_000, Date.now());
      if (!taken) throw new Error("the lease was not free");
      lease = taken;
    }, 60_000);
    beforeEach(async () => {
      id = await segment();
    });
    afterAll(() => fixture.dispose(), 60_000);

    test("who comes and goes is kept with its reason, and the size with it", async () => {
      const why = { cause: "event", event: oddTexts.join(), messageId: "m1", at: 19 } as const;
      const answer = await record_([
        ...entered(id, 20, "user:b"),
        { ...entered(id, 21, "user:a")[0], why } as MembershipChange,
      ]);
      expect(answer).toEqual({ recorded: true, segments: [{ segmentId: id, size: 2, entered: 2, left: 0 }] });
      await record_(left(id, 30, "user:b"), { asOf: 200, cut: "later" });
      expect(await at.store.openSpells(id, { after: "", limit: 9 })).toEqual([{ unit: "user:a", from: 21 }]);
      expect(await told()).toEqual(["left user:b 30", "entered user:a 21", "entered user:b 20"]);
      expect((await at.store.changes(everything, id, { first: 9 }))[1]?.why).toEqual(why);
      expect((await at.store.followed()).find(({ segmentId }) => segmentId === id)).toEqual({
        ...{ segmentId: id, version: 1, state: "live", asOf: 200, cut: "later", size: 1 },
        ...{ entered: 2, left: 1, lastSeq: (await at.store.changes(everything, id, { first: 1 }))[0]?.seq },
        followed: [{ since: 10, until: null }],
      });
    });

    test("what was recorded after a seq is told alone", async () => {
      await record_(entered(id, 20, "a", "b"));
      const [newest] = await at.store.changes(everything, id, { first: 1 });
      await record_(left(id, 30, "a"));
      const later = await at.store.changes(everything, id, { first: 9, after: newest?.seq ?? 0 });
      expect(later.map(({ direction, unit }) => [direction, unit])).toEqual([["left", "a"]]);
    });

    test("entering twice or leaving twice is passed over, and a repeated batch too", async () => {
      const batch = batchOf(id, [...entered(id, 20, "user:a", "user:b"), ...left(id, 25, "user:a", "user:never")]);
      expect(await at.store.record(lease, batch)).toMatchObject({ segments: [{ size: 1, entered: 2, left: 1 }] });
      expect(await at.store.record(lease, batch)).toMatchObject({ segments: [{ size: 1, entered: 0, left: 0 }] });
      expect(await record_(entered(id, 40, "user:b", "user:b"))).toMatchObject({ segments: [{ entered: 0 }] });
      expect(await told()).toHaveLength(3);
    });

    test("a unit may come, go and come again in one batch; its spells never overlap", async () => {
      const turns = [...entered(id, 20, "x"), ...left(id, 30, "x"), ...entered(id, 25, "x"), ...left(id, 24, "x")];
      expect(await record_(turns)).toMatchObject({ segments: [{ size: 0, entered: 2, left: 2 }] });
      expect(await told()).toEqual(["left x 30", "entered x 30", "left x 30", "entered x 20"]);
    });

    test("a unit that is in may leave and come again in one batch", async () => {
      await record_(entered(id, 20, "x", "y"));
      const back = await record_([...left(id, 30, "x"), ...left(id, 31, "y"), ...entered(id, 40, "x")]);
      expect(back).toMatchObject({ segments: [{ size: 1, entered: 1, left: 2 }] });
      expect(await at.store.openSpells(id, { after: "", limit: 9 })).toEqual([{ unit: "x", from: 40 }]);
    });

    test("an old epoch is refused for good, and of two workers one has the lease", async () => {
      const other = await fixture.another();
      expect(await other.store.takeLease("second", 1000, lease.expiresAt - 1)).toBeUndefined();
      expect(await at.store.takeLease("worker", 60_000, lease.expiresAt - 1)).toMatchObject({ epoch: lease.epoch });
      const taken = await other.store.takeLease("second", 60_000, lease.expiresAt + 120_000);
      expect(taken).toMatchObject({ owner: "second", epoch: lease.epoch + 1 });
      expect(await record_(entered(id, 20, "x"))).toEqual({ recorded: false, refused: "epoch" });
      expect(await at.store.stop(lease, id, 30)).toBe(false);
      expect(await sizeOf()).toBeUndefined();
      if (taken) await other.store.giveUp(taken);
      await at.store.giveUp(lease);
      const again = await at.store.takeLease("worker", 60_000, Date.now());
      expect(again).toMatchObject({ epoch: lease.epoch + 2 });
      if (again) lease = again;
    });

    test("two workers that take the lease at once: one gets it", async () => {
      await at.store.giveUp(lease);
      const others = await Promise.all([fixture.another(), fixture.another()]);
      const now = Date.now();
      const taken = await Promise.all(others.map(({ store }, i) => store.takeLease(`racer ${i}`, 60_000, now)));
      const [winner, ...more] = taken.filter((one) => one !== undefined);
      expect(more).toEqual([]);
      if (winner) await at.store.giveUp(winner);
      const again = await at.store.takeLease("worker", 60_000, now);
      if (!again) throw new Error("the lease was not given back");
      lease = again;
    });

    test("a segment that was defined anew, archived or never was refuses the whole batch", async () => {
      const fine = await segment();
      await at.segments.define(id, 1, { definition: { where: { any: [] } }, savedAt: 9, savedBy: "local", note: "" });
      const both = { ...batchOf(id, entered(fine, 20, "x")) };
      const batch = { ...both, segments: [...both.segments, ...batchOf(fine, []).segments] };
      expect(await at.store.record(lease, batch)).toEqual({ recorded: false, refused: "version", segmentIds: [id] });
      expect(await at.store.openSpells(fine, { after: "", limit: 9 })).toEqual([]);
      expect(await record_([], { version: 2 })).toMatchObject({ recorded: true });
      await at.segments.label(id, 1, { ...label, name: "n", archivedAt: 7 }, 8);
      expect(await record_([], { version: 2 })).toMatchObject({ refused: "version" });
      const never = await at.store.record(lease, batchOf("never was", []));
      expect(never).toMatchObject({ refused: "version", segmentIds: ["never was"] });
    });

    test("a stopped segment keeps what was, and is followed again from another instant on", async () => {
      await record_(entered(id, 20, "x"));
      expect(await at.store.stop(lease, id, 50)).toBe(true);
      expect(await at.store.stop(lease, id, 60)).toBe(false);
      await record_([], { since: 70, state: "starting" });
      const found = (await at.store.followed()).find(({ segmentId }) => segmentId === id);
      expect(found).toMatchObject({ state: "starting", size: 1 });
      expect(found?.followed).toEqual([
        { since: 10, until: 50 },
        { since: 70, until: null },
      ]);
    });

    test("pages of members and of changes stay whole while members come and go", async () => {
      const units = Array.from({ length: 1200 }, (_, i) => `user:${String(i).padStart(4, "0")}`);
      await record_([...entered(id, 20, ...units), ...entered(id, 20, ...oddTexts)]);
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const page = await at.store.openSpells(id, { after, limit: 400 });
        if (page.length === 0) break;
        seen.push(...page.map(({ unit }) => unit));
        after = page.at(-1)?.unit ?? after;
        await record_([...left(id, 30, "user:0001"), ...entered(id, 31, `user:0000 ${seen.length}`)]);
      }
      const bytewise = [...seen].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(seen).toEqual(bytewise);
      expect(seen.filter((unit) => units.includes(unit))).toEqual(units);
      const first = await at.store.changes(everything, id, { first: 700 });
      await record_(entered(id, 40, "user:late"));
      const rest = await at.store.changes(everything, id, { first: 9999, before: first.at(-1)?.seq ?? 0 });
      expect([...first, ...rest].map(({ seq }) => seq)).toEqual([...new Set([...first, ...rest].map((c) => c.seq))]);
      expect([...first, ...rest]).toHaveLength((await at.store.changes(everything, id, { first: 9999 })).length - 1);
    });

    test("two processes with the same lease record one after the other, and nothing twice", async () => {
      const other = await fixture.another();
      const units = Array.from({ length: 60 }, (_, i) => `u${i}`);
      const write = (store: Membership["store"]) =>
        Promise.all(units.map((unit) => store.record(lease, batchOf(id, entered(id, 20, unit, `${unit} too`)))));
      await Promise.all([write(at.store), write(other.store)]);
      expect(await sizeOf()).toBe(120);
      expect(await at.store.changes(everything, id, { first: 999 })).toHaveLength(120);
    });

    test("sync reads each beginning and each end once, under the same order as other records", async () => {
      const from = await at.business.lastSeq();
      await record_([...entered(id, 20, "user:a", "anon:b"), ...left(id, 30, "user:a")]);
      await record_(left(id, 40, "anon:b"));
      const range = await at.business.safeSeq();
      const read = (kind: string) => readAll((some) => at.business.recordsAfter(kind, some), range, 1, from);
      const entries = await read("segmentEntry");
      const exits = await read("segmentExit");
      const about = { segmentId: id, segment: `Segment ${id}`, cause: "event" };
      expect(entries.map(({ values }) => values)).toEqual([
        { ...about, identifier: "user:a", customerId: "a", at: 20 },
        { ...about, identifier: "anon:b", at: 20 },
      ]);
      expect(exits.map(({ key, values }) => [key, values["at"]])).toEqual(
        entries.map(({ key }, i) => [key, 30 + i * 10]),
      );
      const counted = await at.business.countsByDay(Number.MAX_SAFE_INTEGER);
      const sum = (await readAll((some) => at.business.recordsAfter("segmentExit", some), range, 500)).map(
        (r) => r.seq,
      );
      expect(counted.find(({ source }) => source === "segmentExit")).toMatchObject({
        events: sum.length,
        seqSum: String(sum.reduce((a, b) => a + b, 0)),
      });
    });

    test("a seller sees the changes of own accounts and of their people, and no others", async () => {
      const lease_ = await at.business.lease(4, 60_000);
      await at.business.put(lease_, "account", [
        record("account", "mine", { ownerId: "o1" }),
        record("account", "other", { ownerId: "o2" }),
      ]);
      const key = ["p", "mine"].join("\u001f");
      const membership = { kind: "membership", key, values: { customerId: "p", accountId: "mine" }, attributes: {} };
      await at.business.put(await at.business.lease(1, 60_000), "membership", [membership]);
      await record_(entered(id, 20, "user:p", "user:q", "anon:r"));
      const seen = async () =>
        (await at.store.changes({ kind: "accountsOf", ownerId: "o1" }, id, { first: 9 })).map(({ unit }) => unit);
      expect(await seen()).toEqual(["user:p"]);
      id = await segment("account");
      await record_(entered(id, 20, "mine", "other"));
      expect(await seen()).toEqual(["mine"]);
      const [entry] = await at.business.recordsAfter("segmentEntry", { after: 0, below: 1e9, limit: 1 });
      const refs = [{ kind: "segmentEntry", key: entry?.key ?? "" }];
      expect(await at.business.byRefs(everything, refs)).toEqual([entry]);
    });
  });
}
