import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { all } from "../testing/plans.ts";
import { snapshot } from "../testing/snapshot.ts";
import { withEngine } from "../testing/with-engine.ts";

test("rows that vanished from or appeared in a store without a trace are found and mended", async () => {
  const { stores, engine, ask, directory } = await withEngine({ reconcileEveryMs: 0 });
  for (let i = 0; i < 30; i++) stores.event({ userId: `u${i % 5}`, timestamp: i * 40_000_000 });
  for (let i = 0; i < 10; i++) stores.record("order", `o${i}`, { customerId: "u1", placedAt: i });
  await engine.sync("w");

  stores.events.delete("web\nm7");
  stores.events.delete("web\nm29");
  stores.records.delete("order\no3");
  await engine.sync("w");
  const whole = await withEngine({ stores });
  await whole.engine.sync("w");
  expect(await snapshot({ stores, engine, ask, directory })).toEqual(await snapshot(whole));
  expect((await engine.status("w")).lastReconciledAt).not.toBeNull();
});

test("a store row written below the watermark is read again", async () => {
  const { stores, engine, ask } = await withEngine({ reconcileEveryMs: 0 });
  const hidden = stores.event({ userId: "1", timestamp: 5 });
  stores.event({ userId: "1", timestamp: 6 });
  stores.events.delete(`web\n${hidden.messageId}`);
  await engine.sync("w");
  stores.events.set(`web\n${hidden.messageId}`, hidden);
  await engine.sync("w");
  expect(
    await ask({ aggregate: { scan: "events", as: "e" }, by: {}, measures: { n: { fn: "count" } }, as: "c" }),
  ).toEqual([[2]]);
});

test("a row that is written again while the stores are compared stays visible", async () => {
  const stores = new FakeStores();
  stores.record("order", "o1", { customerId: "u1", placedAt: 1 });
  stores.record("order", "o2", { customerId: "u1", placedAt: 1 });
  const { engine, ask } = await withEngine({ stores: new WrittenMeanwhile(stores), reconcileEveryMs: 0 });
  await engine.sync("w");
  expect(await ask(all("orders", ["key"]))).toEqual([["o1"], ["o2"]]);
});

/** Stores in which an order is renewed every time they are asked for their counts. */
class WrittenMeanwhile extends FakeStores {
  readonly #stores: FakeStores;

  constructor(stores: FakeStores) {
    super();
    this.#stores = stores;
  }

  override get stores() {
    const { documents, business } = this.#stores.stores;
    const countsByDay = (below: number) => {
      this.#stores.record("order", "o1", { customerId: "u1", placedAt: 2 });
      return business.countsByDay(below);
    };
    return { documents, business: { ...business, countsByDay } };
  }
}
