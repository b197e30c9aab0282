import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeadLetter, DocumentStore } from "../ports/document-store.ts";
import { append } from "./document-contract.ts";
import type { DocumentFixture, OpenFixture } from "./open-fixture.ts";
import { event, hostileKeys, oddTexts, trait, wide } from "./samples.ts";

function letter(id: string, more: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id,
    source: "web",
    reason: "badTime",
    message: "the time is odd",
    receivedAt: 1_700_000_000_000,
    envelope: {},
    raw: new Uint8Array([0, 255, 123, 10]),
    ...more,
  };
}

const plain = ({ raw, ...rest }: DeadLetter) => ({ ...rest, raw: [...raw] });

/** Dead letters, the traits of groups and the newest events, in every document store. */
export function deadLetterContract(name: string, open: OpenFixture<DocumentStore>): void {
  describe(`dead letters in ${name}`, () => {
    let fixture: DocumentFixture;
    let store: DocumentStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("come back byte by byte, newest first, in pages", async () => {
      const letters = oddTexts.map((text, i) =>
        letter(`a${String(i).padStart(3, "0")}`, {
          message: text,
          source: text,
          envelope: hostileKeys,
          raw: Buffer.from(`\u0000${text}`),
        }),
      );
      await store.addDeadLetters(letters);
      await store.addDeadLetters(letters);
      const newestFirst = letters.toReversed().map(plain);
      expect((await store.deadLetters({ first: 100 })).map(plain)).toEqual(newestFirst);
      const page = await store.deadLetters({ first: 4 });
      const next = await store.deadLetters({ first: 100, before: page.at(-1)?.id ?? "" });
      expect([...page, ...next].map(plain)).toEqual(newestFirst);
      expect(await store.removeDeadLetters([...letters.map(({ id }) => id), "never was"])).toBe(letters.length);
      expect(await store.deadLetters({ first: 1 })).toEqual([]);
    });

    test("are counted and found by reason, and a later reason replaces the first", async () => {
      await store.addDeadLetters([letter("b1"), letter("b2", { receivedAt: 2e12 }), letter("b3", { reason: "badId" })]);
      expect(await store.deadLetterCounts()).toEqual([
        { reason: "badTime", count: 2, lastAt: 2e12 },
        { reason: "badId", count: 1, lastAt: 1_700_000_000_000 },
      ]);
      await store.addDeadLetters([letter("b1", { reason: "badId", message: "now this" })]);
      const found = await store.deadLetters({ first: 10, reason: "badId" });
      expect(found.map(({ id, message }) => [id, message])).toEqual([
        ["b3", "the time is odd"],
        ["b1", "now this"],
      ]);
      const named = await store.deadLetters({ first: 10, ids: ["b1", "b2"], reason: "badTime", before: "b9" });
      expect(named.map(({ id }) => id)).toEqual(["b2"]);
      await store.removeDeadLetters(["b1", "b2", "b3"]);
    });

    test("the oldest go when there are too many letters or bytes, and are counted", async () => {
      const raw = (bytes: number) => new Uint8Array(bytes).fill(1);
      const letters = [3000, 300, 300, 300, 600].map((bytes, i) => letter(`c${i}`, { raw: raw(bytes) }));
      // An envelope counts by its JSON: two bytes where it is empty.
      letters[3] = letter("c3", { raw: raw(150), envelope: { context: "ü".repeat(69) } });
      await store.addDeadLetters(letters.toReversed());
      const left = async () => (await store.deadLetters({ first: 10 })).map(({ id }) => id);
      expect(await store.rotatedDeadLetters()).toEqual({ letters: 0, lastAt: null });
      expect(await store.rotateDeadLetters({ letters: 5, bytes: 4510 }, 1)).toBe(0);
      expect(await store.rotatedDeadLetters()).toEqual({ letters: 0, lastAt: null });
      expect(await store.rotateDeadLetters({ letters: 5, bytes: 4509 }, 2)).toBe(1);
      expect(await left()).toEqual(["c4", "c3", "c2", "c1"]);
      expect(await store.rotateDeadLetters({ letters: 2, bytes: 5000 }, 3)).toBe(2);
      expect(await left()).toEqual(["c4", "c3"]);
      expect(await store.rotatedDeadLetters()).toEqual({ letters: 3, lastAt: 3 });
      expect(await (await fixture.another()).rotatedDeadLetters()).toEqual({ letters: 3, lastAt: 3 });
      expect(await store.rotateDeadLetters({ letters: 0, bytes: 0 }, 4)).toBe(2);
    });

    test("the newest trait of a group wins, in every order and twice", async () => {
      const patches = [
        { id: "g", traits: { plan: trait("old", 10), city: trait("B", 20, "b") } },
        { id: "g", traits: { plan: trait("new", 30) } },
        { id: "g", traits: { plan: trait("mid", 20), city: trait("A", 20, "a"), ["__proto__"]: trait(1, 1) } },
        { id: "bare", traits: {} },
      ];
      for (const patch of [...patches, ...patches.toReversed()]) await store.patchGroups([patch]);
      const [known] = await store.groups(["g", "unknown"]);
      const expected = { plan: trait("new", 30), city: trait("B", 20, "b"), ["__proto__"]: trait(1, 1) };
      expect(known).toEqual({ id: "g", traits: expected });
      expect(await store.groups(["bare"])).toEqual([{ id: "bare", traits: {} }]);
    });

    test("many writers of one group lose no trait", async () => {
      const other = await fixture.another();
      const writes = Array.from({ length: 12 }, (_, i) =>
        (i % 2 === 0 ? store : other).patchGroups([{ id: "busy", traits: { [`t${i}`]: trait(i, i) } }]),
      );
      await Promise.all(writes);
      const [busy] = await store.groups(["busy"]);
      expect(Object.keys(busy?.traits ?? {})).toHaveLength(12);
    });

    test("the newest events come first, within a range", async () => {
      await append(
        store,
        Array.from({ length: 5 }, (_, i) => event(`late-${i}`)),
      );
      const newest = await store.latestEvents({ ...wide, limit: 2 });
      expect(newest.map(({ messageId }) => messageId)).toEqual(["late-4", "late-3"]);
      const [top, below] = newest;
      const range = { after: below?.seq ?? 0, below: top?.seq ?? 0, limit: 10 };
      expect(await store.latestEvents(range)).toEqual([]);
    });
  });
}
