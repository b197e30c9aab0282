import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { all, count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";

/** A document store writes the change before its effect: for a while the row can still be read beside its delete. */
for (const batchRows of [1, 100])
  test(`a delete wins over the row that is still there, batches of ${batchRows}`, async () => {
    const stores = new FakeStores();
    const event = stores.event({ userId: "1", timestamp: 5 });
    stores.event({ userId: "1", timestamp: 6 });
    stores.profile({ id: "user:gone", createdAt: 1, traits: {} });
    const profile = [...stores.profiles.values()].slice(0, 1);
    stores.deleteEvent(event.source, event.messageId);
    stores.deleteProfile("user:gone");
    stores.events.set(`web\n${event.messageId}`, event);
    for (const left of profile) stores.profiles.set(left.id, left);
    const { engine, ask } = await withEngine({ stores, batchRows });
    await engine.sync("w");
    expect(await ask(count("events"))).toEqual([[1]]);
    expect(await ask(all("customers", ["key"]))).toEqual([["user:1"]]);
  });

test("a cut claims no more than every stream has been read to", async () => {
  const stores = new FakeStores();
  stores.link("link", "user:1", "anon:a", 1);
  for (let i = 0; i < 10; i++) stores.event({ userId: "1", timestamp: i });
  const read = stores.stores;
  const broken = { ...read.documents, eventsAfter: () => Promise.reject(new Error("down")) };
  class Broken extends FakeStores {
    override get stores() {
      return { ...read, documents: broken };
    }
  }
  const { engine } = await withEngine({ stores: new Broken(), batchRows: 1 });
  await expect(engine.sync("w")).rejects.toThrow("down");
  const { cut, lag } = await engine.status("w");
  expect(cut.documentSeq).toBe(0);
  expect(lag.documents).toBe(11);
});
