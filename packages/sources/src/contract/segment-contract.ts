import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewSegment, Segment, SegmentStore } from "../ports/segment-store.ts";
import type { Fixture, OpenFixture } from "./open-fixture.ts";
import { oddTexts } from "./samples.ts";

function segment(id: string, more: Partial<NewSegment> = {}): NewSegment {
  return {
    id,
    unit: "customer",
    name: id,
    description: "",
    ownerId: "local",
    tags: [],
    archivedAt: null,
    definition: { all: [] },
    createdAt: 5,
    ...more,
  };
}

const saved = { savedAt: 5, savedBy: "local", note: "first" };

/** What every relational store keeps of segments and uploaded lists. */
export function segmentContract(name: string, open: OpenFixture<SegmentStore>): void {
  describe(`segments in ${name}`, () => {
    let fixture: Fixture<SegmentStore>;
    let store: SegmentStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("a segment comes back as it was saved, and its id is taken once", async () => {
      const odd = segment("odd", {
        name: oddTexts.join(" "),
        tags: oddTexts,
        unit: "account",
        definition: { any: [{ trait: { trait: "__proto__", op: "is", value: oddTexts.join() } }] },
      });
      expect(await store.create(odd, saved)).toBe(true);
      expect(await store.create(segment("odd"), saved)).toBe(false);
      expect(await store.segment("odd")).toEqual({ ...odd, version: 1, revision: 1, updatedAt: 5 });
      expect(await store.segment("Odd")).toBeUndefined();
      expect(await store.versions("odd")).toEqual([{ ...saved, version: 1, definition: odd.definition }]);
    });

    test("of two people who save at once the second is told, and no version is lost", async () => {
      await store.create(segment("two"), saved);
      const other = await fixture.another();
      const change = (by: string) => ({ definition: { any: [], by }, savedAt: 9, savedBy: by, note: "why" });
      const answers = await Promise.all([store.define("two", 1, change("a")), other.define("two", 1, change("b"))]);
      expect(answers.toSorted()).toEqual([false, true]);
      const winner = answers[0] ? "a" : "b";
      expect(await store.segment("two")).toMatchObject({ version: 2, updatedAt: 9, definition: { by: winner } });
      expect((await other.versions("two")).map(({ version, savedBy }) => [version, savedBy])).toEqual([
        [2, winner],
        [1, "local"],
      ]);
      expect(await store.define("never was", 1, change("a"))).toBe(false);
    });

    test("of two that name each other at once only one is stored", async () => {
      await store.create(segment("left"), saved);
      await store.create(segment("right"), saved);
      const other = await fixture.another();
      const naming = (name: string) => ({ definition: { names: name }, savedAt: 9, savedBy: "a", note: "" });
      const apart = (name: string, mine: string) => (all: readonly Segment[]) =>
        all.find(({ id }) => id === name)?.definition["names"] !== mine;
      const answers = await Promise.all([
        store.define("left", 1, naming("right"), apart("right", "left")),
        other.define("right", 1, naming("left"), apart("left", "right")),
      ]);
      expect(answers.toSorted()).toEqual([false, true]);
    });

    test("a label has revisions of its own", async () => {
      await store.create(segment("label"), saved);
      const label = { name: "New", description: "d", ownerId: "token:x", tags: ["t"], archivedAt: 7 };
      expect(await store.label("label", 1, label, 8)).toBe(true);
      expect(await store.label("label", 1, { ...label, name: "Late" }, 9)).toBe(false);
      expect(await store.segment("label")).toMatchObject({ ...label, revision: 2, version: 1, updatedAt: 8 });
      expect((await store.segments()).some(({ id }) => id === "label")).toBe(true);
    });

    test("a list is appended to, replaced and cut, each id once", async () => {
      expect(await store.editList("l", { mode: "append", keys: ["b", "a", "b"] }, 9)).toEqual({ added: 2, removed: 0 });
      expect(await store.editList("l", { mode: "append", keys: ["a", "c"] }, 9)).toEqual({ added: 1, removed: 0 });
      expect(await store.listKeys("l")).toEqual(["a", "b", "c"]);
      expect(await store.editList("l", { mode: "remove", keys: ["c", "never"] }, 9)).toEqual({ added: 0, removed: 1 });
      expect(await store.editList("l", { mode: "replace", keys: ["a", "z"] }, 9)).toEqual({ added: 1, removed: 1 });
      expect(await store.listKeys("l")).toEqual(["a", "z"]);
      expect(await store.listKeys("other")).toEqual([]);
    });

    test("a list is never longer than it may be: what it has already is not counted again, and a refused edit leaves it", async () => {
      await store.create(segment("short"), saved);
      const edit = (mode: "append" | "replace", keys: readonly string[]) =>
        store.editList("short", { mode, keys, longest: 3 }, 9);
      expect(await edit("append", ["a", "b", "c"])).toEqual({ added: 3, removed: 0 });
      expect(await edit("append", ["c", "b", "a"])).toEqual({ added: 0, removed: 0 });
      expect(await edit("append", ["d"])).toBe("tooLong");
      expect(await edit("replace", ["w", "x", "y", "z"])).toBe("tooLong");
      expect(await store.listKeys("short")).toEqual(["a", "b", "c"]);
      expect(await store.segment("short")).toMatchObject({ revision: 3 });
      const both = await Promise.all([edit("replace", ["p", "q", "r"]), edit("append", ["s"])]);
      expect([both.includes("tooLong"), (await store.listKeys("short")).length]).toEqual([true, 3]);
    });

    test("a list that comes in parts changes at once, when all of it is there", async () => {
      await store.create(segment("parts"), saved);
      await store.editList("parts", { mode: "append", keys: ["old", "both"] }, 9);
      await store.putAside("parts", "u1", ["both", "x"]);
      await store.putAside("parts", "u1", ["x", "y"]);
      expect(await store.listKeys("parts")).toEqual(["both", "old"]);
      expect(await store.segment("parts")).toMatchObject({ revision: 2 });
      const last = (id: string, size: number) =>
        store.editList("parts", { mode: "replace", keys: ["z"], upload: { id, size } }, 10);
      expect(await last("u1", 5)).toBe("incomplete");
      expect(await last("u2", 4)).toBe("incomplete");
      expect(await store.listKeys("parts")).toEqual(["both", "old"]);
      expect(await last("u1", 4)).toEqual({ added: 3, removed: 1 });
      expect(await store.listKeys("parts")).toEqual(["both", "x", "y", "z"]);
      expect(await store.segment("parts")).toMatchObject({ revision: 3 });
      expect(await last("u1", 4)).toBe("incomplete");
    });

    test("of what was put aside for a list the newest upload alone is kept, and that of other lists stays", async () => {
      await store.putAside("slot", "left", ["a"]);
      await store.putAside("slot2", "left", ["a"]);
      await store.putAside("slot", "new", ["b"]);
      const last = (listId: string, id: string) =>
        store.editList(listId, { mode: "append", keys: ["c"], upload: { id, size: 2 } }, 9);
      expect(await last("slot", "left")).toBe("incomplete");
      expect(await last("slot", "new")).toEqual({ added: 2, removed: 0 });
      expect(await last("slot2", "left")).toEqual({ added: 2, removed: 0 });
    });

    test("an edited list is a new revision of its segment", async () => {
      await store.create(segment("listed", { definition: { where: { ids: { list: "listed" } } } }), saved);
      await store.editList("listed", { mode: "append", keys: ["a"] }, 77);
      expect(await store.segment("listed")).toMatchObject({ revision: 2, version: 1, updatedAt: 77 });
    });

    test("odd ids are kept as they are, and a list is replaced whole or not at all", async () => {
      const many = Array.from({ length: 3000 }, (_, i) => `id-${i}`);
      await store.editList("odd", { mode: "append", keys: [...oddTexts, ...many] }, 9);
      expect(await store.listKeys("odd")).toHaveLength(new Set(oddTexts).size + many.length);
      await expect(store.editList("odd", { mode: "replace", keys: ["x", "\ud83d"] }, 9)).rejects.toThrow(/surrogate/);
      expect(await store.listKeys("odd")).toHaveLength(new Set(oddTexts).size + many.length);
    });
  });
}
