import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectedStore, MappedRow, SyncState } from "../ports/connected-store.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";
import { oddTexts } from "./samples.ts";

function state(mappingId: string, revision: number, more: Partial<SyncState> = {}): SyncState {
  return {
    mappingId,
    revision,
    rows: "[]",
    mappingVersion: 1,
    owner: "p1",
    ownedUntil: 10,
    comparison: { phase: "scan", after: "k\u001f1", newest: null, startedAt: 5 },
    watermark: null,
    movedAt: 0,
    settled: false,
    pending: [{ key: "a", target: "a" }],
    rowsRead: 1,
    rowsStored: 0,
    rejected: 0,
    unusable: 0,
    lastSyncAt: null,
    comparedAt: null,
    problem: null,
    ...more,
  };
}

function row(key: string, more: Partial<MappedRow> = {}): MappedRow {
  return { key, target: key, hash: "h", problem: null, ...more };
}

/** What every relational store keeps of the reading of connected databases. */
export function connectedContract(name: string, open: OpenFixture<ConnectedStore>): void {
  describe(`connected sources in ${name}`, () => {
    let fixture: Fixture<ConnectedStore>;
    let store: ConnectedStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    });
    afterAll(() => fixture.dispose());

    test("of two processes one saves the next state, and reads back what it saved", async () => {
      expect(await store.state("m")).toBeUndefined();
      expect(await store.saveState(state("m", 1))).toBe(true);
      expect(await store.saveState(state("m", 1, { owner: "p2" }))).toBe(false);
      const both = await Promise.all(["p2", "p3"].map((owner) => store.saveState(state("m", 2, { owner }))));
      expect(both.filter(Boolean)).toHaveLength(1);
      const saved = await store.state("m");
      expect(saved).toEqual(state("m", 2, { owner: saved?.owner ?? "" }));
      expect(await store.saveState(state("m", 4))).toBe(false);
      expect(await store.states()).toEqual([saved]);
      await store.removeState("m");
      expect(await store.states()).toEqual([]);
    });

    test("rows are kept by key byte by byte, replaced, paged in order and counted", async () => {
      const keys = oddTexts.filter((text) => text !== "\u0000");
      await store.putRows(
        "odd",
        keys.map((key) => row(key)),
      );
      await store.putRows("other", [row("x")]);
      const paged: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await store.rowsAfter("odd", after, 4);
        if (page.length === 0) break;
        paged.push(...page.map(({ key }) => key));
        after = paged.at(-1) ?? null;
      }
      const inOrder = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(paged).toEqual(inOrder);
      const [first = "", second = ""] = keys;
      await store.putRows("odd", [row(first, { target: null, hash: "", problem: "no name" })]);
      expect(await store.rows("odd", [first, "not there"])).toEqual([
        { key: first, target: null, hash: "", problem: "no name" },
      ]);
      expect(await store.counts("odd")).toEqual({ stored: keys.length - 1, rejected: 1 });
      expect((await store.rejects("odd", 10)).map(({ key }) => key)).toEqual([first]);
      await store.removeRows("odd", [first, second]);
      expect(await store.counts("odd")).toEqual({ stored: keys.length - 2, rejected: 0 });
      expect(await store.counts("other")).toEqual({ stored: 1, rejected: 0 });
    });
  });
}
