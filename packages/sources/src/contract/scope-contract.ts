import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BusinessStore } from "../ports/business-store.ts";
import { put } from "./business-contract.ts";
import type { BusinessFixture, OpenFixture } from "./open-fixture.ts";
import { line, order, record } from "./samples.ts";

/** What a seller sees of two sellers' rows: own accounts and their people, by every way of reading. */
export function scopeContract(name: string, open: OpenFixture<BusinessStore>): void {
  describe(`scope in ${name}`, () => {
    let fixture: BusinessFixture;
    let store: BusinessStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
      for (const who of ["a", "b"]) {
        await put(store, "owner", [record("owner", who)]);
        await put(store, "account", [record("account", `acc-${who}`, { ownerId: who })]);
        await put(store, "contact", [
          record("contact", `con-${who}`, { accountId: `acc-${who}`, customerId: `cus-${who}` }),
        ]);
        await put(store, "order", [
          order(`acc-order-${who}`, { accountId: `acc-${who}`, customerId: `cus-${who}` }),
          order(`own-order-${who}`, { customerId: `cus-${who}` }),
        ]);
        await put(store, "orderLine", [line(`acc-order-${who}`, 1), line(`own-order-${who}`, 1)]);
        await put(store, "opportunity", [record("opportunity", `opp-${who}`, { accountId: `acc-${who}` })]);
        await put(store, "campaign", [record("campaign", `camp-${who}`)]);
        const target = { campaignId: `camp-${who}`, customerId: `cus-${who}`, accountId: "", at: 1 };
        await put(store, "target", [
          { kind: "target", key: `camp-${who}\u001fcus-${who}\u001f`, values: target, attributes: {} },
        ]);
      }
      await put(store, "product", [record("product", "shared")]);
      await put(store, "order", [order("stray"), order("mixed", { accountId: "acc-b", customerId: "cus-a" })]);
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    const expected: Readonly<Record<string, readonly string[]>> = {
      owner: ["a"],
      account: ["acc-a"],
      contact: ["con-a"],
      membership: ["cus-a\u001facc-a"],
      product: ["shared"],
      order: ["acc-order-a", "own-order-a"],
      orderLine: ["acc-order-a\u001f1", "own-order-a\u001f1"],
      opportunity: ["opp-a"],
      campaign: ["camp-a"],
      target: ["camp-a\u001fcus-a\u001f"],
    };
    const seller = { kind: "accountsOf", ownerId: "a" } as const;

    for (const [kind, keys] of Object.entries(expected)) {
      test(`${kind}: list, keys, references, versions`, async () => {
        const all = (await store.list({ kind: "all" }, { kind, first: 100 })).records.map(({ key }) => key);
        expect(all.length).toBeGreaterThanOrEqual(keys.length);
        const page = await store.list(seller, { kind, first: 100 });
        expect([page.records.map(({ key }) => key), page.total]).toEqual([keys, keys.length]);
        expect((await store.byKeys(seller, kind, all)).map(({ key }) => key).sort()).toEqual(keys);
        const refs = all.map((key) => ({ kind, key }));
        expect((await store.byRefs(seller, refs)).map(({ key }) => key).sort()).toEqual(keys);
        const seen = await Promise.all(
          all.map(async (key) => [key, (await store.versions(seller, kind, key)).length] as const),
        );
        expect(seen.filter(([, n]) => n > 0).map(([key]) => key)).toEqual(keys);
      });
    }

    test("by field, and nothing at all without an owner", async () => {
      const found = await store.byField(seller, "order", "customerId", ["cus-a", "cus-b"], 10);
      expect(found.map(({ key }) => key)).toEqual(["acc-order-a", "own-order-a"]);
      for (const kind of Object.keys(expected).filter((k) => k !== "product")) {
        expect((await store.list({ kind: "accountsOf", ownerId: "" }, { kind, first: 9 })).total).toBe(0);
      }
    });

    test("a moved account changes hands at once", async () => {
      await put(store, "account", [record("account", "acc-b", { ownerId: "a" })]);
      expect((await store.byKeys(seller, "order", ["acc-order-b"])).length).toBe(1);
      expect((await store.byKeys({ kind: "accountsOf", ownerId: "b" }, "order", ["acc-order-b"])).length).toBe(0);
    });
  });
}
