import type { BusinessRecord } from "@throughline/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BusinessStore } from "../ports/business-store.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { cursorOf } from "../relational/read-records.ts";
import { readAll } from "./leased.ts";
import type { BusinessFixture, OpenFixture } from "./open-fixture.ts";
import { everything, line, oddTexts, order, record } from "./samples.ts";

export async function put(store: BusinessStore, kind: string, records: readonly BusinessRecord[]) {
  return store.put(await store.lease(records.length, 30_000), kind, records);
}

async function remove(store: BusinessStore, kind: string, keys: readonly string[]) {
  return store.remove(await store.lease(keys.length, 30_000), kind, keys);
}

const first = async (store: BusinessStore, kind: string, key: string) =>
  (await store.byKeys(everything, kind, [key]))[0];

/** What every relational store keeps, one process at a time. */
export function businessContract(name: string, open: OpenFixture<BusinessStore>): void {
  describe(`business records in ${name}`, () => {
    let fixture: BusinessFixture;
    let store: BusinessStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    test("values of every type come back as they were", async () => {
      const values = { id: "all", name: "Name", employees: 12.5, ownerId: "o1", createdAt: -62_135_596_800_000 };
      const attributes = {
        text: "t",
        number: 1.25,
        yes: true,
        no: false,
        none: null,
        ["__proto__"]: "p",
        "a.b": "$gt",
      };
      await put(store, "account", [{ kind: "account", key: "all", values, attributes }]);
      const found = await first(store, "account", "all");
      expect(found?.values).toEqual(values);
      expect(Object.entries(found?.attributes ?? {}).sort()).toEqual(Object.entries(attributes).sort());
      await put(store, "campaign", [record("campaign", "c", { randomHoldout: false, startsOn: "2024-02-29" })]);
      expect((await first(store, "campaign", "c"))?.values).toEqual({
        id: "c",
        randomHoldout: false,
        startsOn: "2024-02-29",
      });
    });

    test("odd text in values, attributes and keys, compared byte by byte", async () => {
      const records = oddTexts.map((text) => ({
        ...record("product", text, { name: text }),
        attributes: { [text]: text },
      }));
      expect(await put(store, "product", records)).toEqual({ inserted: records.length, updated: 0, unchanged: 0 });
      const found = await store.byKeys(everything, "product", oddTexts);
      expect(new Set(found.map(({ key }) => key))).toEqual(new Set(oddTexts));
      for (const { key, values, attributes } of found) {
        expect(values).toEqual({ id: key, name: key });
        expect(Object.entries(attributes)).toEqual([[key, key]]);
      }
      expect(await store.byKeys(everything, "product", ["Trailing space", "trailing space  "])).toEqual([]);
    });

    test("money is exact, and sorts as a number", async () => {
      const amounts = ["99999999999999.9999", "-99999999999999.9999", "0.0001", "-0.0001", "9", "10.5", "0"];
      await put(
        store,
        "order",
        amounts.map((amount, i) => order(`money-${i}`, { amount, channel: "money" })),
      );
      const page = await store.list(everything, {
        kind: "order",
        where: { channel: "money" },
        sort: { field: "amount", descending: false },
        first: 20,
      });
      const sorted = ["-99999999999999.9999", "-0.0001", "0", "0.0001", "9", "10.5", "99999999999999.9999"];
      expect(page.records.map(({ values }) => values["amount"])).toEqual(sorted);
      await expect(put(store, "order", [order("money-x", { amount: "1.00001" })])).rejects.toThrow(RefusedValue);
      expect((await put(store, "order", [order("money-5", { amount: "10.5000", channel: "money" })])).unchanged).toBe(
        1,
      );
    });

    test("what no store could keep is refused whole, and its lease given up", async () => {
      const bad = [
        record("account", "half \ud83d"),
        record("account", "n", { employees: Number.NaN }),
        record("account", "k".repeat(256)),
        record("account", ""),
        record("account", "d", { createdAt: 1.5 }),
      ];
      for (const one of bad) {
        await expect(put(store, "account", [record("account", "good beside bad"), one])).rejects.toThrow(RefusedValue);
      }
      expect(await first(store, "account", "good beside bad")).toBeUndefined();
      expect(await store.safeSeq()).toBe((await store.lastSeq()) + 1);
    });

    test("unchanged rows keep version and seq; changed ones leave a version behind", async () => {
      const a = record("owner", "v1", { name: "Ada" });
      expect(await put(store, "owner", [a])).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
      const before = await first(store, "owner", "v1");
      expect(await put(store, "owner", [a])).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
      expect(await first(store, "owner", "v1")).toEqual(before);
      expect(await put(store, "owner", [record("owner", "v1", { name: "Ada L" })])).toEqual({
        inserted: 0,
        updated: 1,
        unchanged: 0,
      });
      const after = await first(store, "owner", "v1");
      expect([after?.version, (after?.seq ?? 0) > (before?.seq ?? 0)]).toEqual([2, true]);
      await remove(store, "owner", ["v1"]);
      await put(store, "owner", [a]);
      const versions = await store.versions(everything, "owner", "v1");
      expect(versions.map((v) => [v.version, v.values["name"]])).toEqual([
        [1, "Ada"],
        [2, "Ada L"],
        [3, "Ada"],
      ]);
    });

    test("a row that somebody changed since it was read is left as it is, and contested", async () => {
      const on = async (id: string, name: string, version: number) =>
        store.put(await store.lease(1, 30_000), "owner", [record("owner", id, { name })], new Map([[id, version]]));
      const nameOf = async (id: string) => (await first(store, "owner", id))?.values["name"];
      expect(await on("o1", "Ada", 0)).toEqual({ inserted: 1, updated: 0, unchanged: 0, contested: [] });
      expect(await on("o1", "Bo", 0)).toEqual({ inserted: 0, updated: 0, unchanged: 0, contested: ["o1"] });
      expect(await nameOf("o1")).toBe("Ada");
      expect(await on("o1", "Bo", 1)).toEqual({ inserted: 0, updated: 1, unchanged: 0, contested: [] });
      expect(await on("o1", "Bo", 1)).toEqual({ inserted: 0, updated: 0, unchanged: 1, contested: [] });
      expect(await on("o2", "Cy", 3)).toMatchObject({ inserted: 0, contested: ["o2"] });
      expect([await nameOf("o1"), await nameOf("o2")]).toEqual(["Bo", undefined]);
    });

    test("the last of equal keys in a batch wins, and every row is counted", async () => {
      const rows = ["a", "b", "b", "c"].map((name) => record("owner", "twice", { name }));
      expect(await put(store, "owner", rows)).toEqual({ inserted: 1, updated: 3, unchanged: 0 });
      expect((await first(store, "owner", "twice"))?.values["name"]).toBe("c");
    });

    test("a deletion is a change of the same transaction", async () => {
      const start = (await store.safeSeq()) - 1;
      await put(store, "owner", [record("owner", "bye")]);
      expect(await remove(store, "owner", ["bye", "never was", "bye"])).toBe(1);
      expect(await remove(store, "owner", ["bye"])).toBe(0);
      const changes = await readAll((range) => store.changesAfter(range), await store.safeSeq(), 1, start);
      expect(changes.map(({ op, kind, key }) => [op, kind, key])).toEqual([["delete", "owner", "bye"]]);
    });

    test("children take account, customer and instant from their parent and follow its changes", async () => {
      await put(store, "orderLine", [line("par", 1, { amount: "5" }), line("par", 2, { at: 7 })]);
      const start = (await store.safeSeq()) - 1;
      await put(store, "order", [order("par", { accountId: "acc", customerId: "cus", placedAt: 99 })]);
      const lines = await readAll((range) => store.recordsAfter("orderLine", range), await store.safeSeq(), 1, start);
      expect(
        lines.map(({ values }) => [values["lineNumber"], values["accountId"], values["customerId"], values["at"]]),
      ).toEqual([
        [1, "acc", "cus", 99],
        [2, "acc", "cus", 7],
      ]);
      expect(lines.map(({ version }) => version)).toEqual([1, 1]);
    });

    test("a contact makes its membership, moves it and takes it along", async () => {
      const contact = (accountId: string, role: string) =>
        record("contact", "k1", { customerId: "u1", accountId, role });
      const accounts = async () =>
        (await store.byField(everything, "membership", "customerId", ["u1"], 9)).map(({ values }) => [
          values["accountId"],
          values["role"] ?? null,
        ]);
      await put(store, "membership", [
        { kind: "membership", key: "u1\u001fown", values: { customerId: "u1", accountId: "own" }, attributes: {} },
      ]);
      await put(store, "contact", [contact("A", "buyer")]);
      expect(await accounts()).toEqual([
        ["A", "buyer"],
        ["own", null],
      ]);
      await put(store, "contact", [contact("B", "user")]);
      expect(await accounts()).toEqual([
        ["B", "user"],
        ["own", null],
      ]);
      await put(store, "contact", [contact("own", "user")]);
      expect(await accounts()).toEqual([["own", null]]);
      await put(store, "contact", [contact("C", "user")]);
      await remove(store, "contact", ["k1"]);
      expect(await accounts()).toEqual([["own", null]]);
      const gone = await readAll((range) => store.changesAfter(range), await store.safeSeq());
      expect(gone.filter(({ kind }) => kind === "membership").map(({ key }) => key)).toEqual([
        "u1\u001fA",
        "u1\u001fB",
        "u1\u001fC",
      ]);
    });

    test("list pages meet at their cursors while rows are written, empty values included", async () => {
      const names = ["delta", "Alpha", "alpha", null, "Éclair", "bravo", null, "100 %", "a_b"];
      await put(
        store,
        "account",
        names.map((name, i) => record("account", `list-${i}`, { name, industry: "list" })),
      );
      for (const descending of [false, true]) {
        const query = { kind: "account", where: { industry: "list" }, sort: { field: "name", descending }, first: 2 };
        const seen: string[] = [];
        for (let after: string | undefined; ; ) {
          const page = await store.list(everything, { ...query, ...(after === undefined ? {} : { after }) });
          const last = page.records.at(-1);
          if (!last) break;
          seen.push(...page.records.map(({ key }) => key));
          after = cursorOf(last, "name");
          await put(store, "account", [
            record("account", "list-new", { name: descending ? "zz" : null, industry: "list" }),
          ]);
          await put(store, "account", [record("account", "list-other", { name: `${seen.length}`, industry: "other" })]);
        }
        const expected = ["list-3", "list-6", "list-7", "list-8", "list-1", "list-2", "list-5", "list-0", "list-4"];
        const found = seen.filter((key) => key !== "list-new");
        const folded = (key: string) => (names[Number(key.slice(5))] ?? "").toLowerCase();
        expect(found.map(folded)).toEqual((descending ? [...expected].reverse() : expected).map(folded));
        expect(new Set(found).size).toBe(names.length);
      }
    });

    test("search is folded text, never a pattern", async () => {
      const search = async (text: string, fields = ["name"]) =>
        (
          await store.list(everything, {
            kind: "account",
            where: { industry: "list" },
            search: { text, fields },
            first: 20,
          })
        ).records
          .map(({ key }) => key)
          .filter((key) => key !== "list-new");
      expect(await search("ALPHA")).toEqual(["list-1", "list-2"]);
      expect(await search("e\u0301CL")).toEqual(["list-4"]);
      expect(await search("%")).toEqual(["list-7"]);
      expect(await search("_")).toEqual(["list-8"]);
      expect(await search("list-5", ["name", "id"])).toEqual(["list-5"]);
      expect(
        (await store.list(everything, { kind: "account", where: { industry: ["list", "x"] }, first: 1 })).total,
      ).toBe(10);
      await expect(
        store.list(everything, { kind: "account", where: { "name` or 1=1 --": "x" }, first: 1 }),
      ).rejects.toThrow();
    });

    test("rows by field and by reference", async () => {
      await put(
        store,
        "order",
        ["1", "2", "3", "4"].map((n) => order(`f${n}`, { accountId: n === "4" ? "g" : "f", amount: "1.5" })),
      );
      const found = await store.byField(everything, "order", "accountId", ["f", "g", "none"], 2);
      expect(found.map(({ key }) => key)).toEqual(["f2", "f3", "f4"]);
      await put(store, "product", [record("product", "ref", { price: "2.25", name: "n" })]);
      const refs = [
        { kind: "order", key: "f1" },
        { kind: "product", key: "ref" },
        { kind: "account", key: "none" },
      ];
      const rows = await store.byRefs(everything, refs);
      expect(rows).toEqual([
        ...(await store.byKeys(everything, "order", ["f1"])),
        ...(await store.byKeys(everything, "product", ["ref"])),
      ]);
    });

    test("a large value fits", async () => {
      const name = "ü".repeat(400_000);
      await put(store, "product", [{ ...record("product", "large", { name }), attributes: { big: name } }]);
      const found = await first(store, "product", "large");
      expect([found?.values["name"], found?.attributes["big"]]).toEqual([name, name]);
    });

    test("counts and sums of seq agree with the streams; migrating again changes nothing", async () => {
      await Promise.all([store.migrate(), (await fixture.another()).migrate()]);
      const counts = await store.counts();
      for (const { source, events, seqSum } of await store.countsByDay(Number.MAX_SAFE_INTEGER)) {
        const rows = await readAll((range) => store.recordsAfter(source, range), await store.safeSeq(), 50);
        expect([events, seqSum]).toEqual([rows.length, String(rows.reduce((sum, { seq }) => sum + BigInt(seq), 0n))]);
        expect(counts[source]).toBe(events);
      }
    });
  });
}
