import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendEvents } from "../intake/append-events.ts";
import { batchOf } from "../intake/batch-of.ts";
import type { DocumentStore, EventRecord } from "../ports/document-store.ts";
import type { DocumentFixture, OpenFixture } from "./open-fixture.ts";
import { event } from "./samples.ts";

/** A message that says who somebody is, in its first or its second body. */
const body = (id: string, nth: 1 | 2): EventRecord =>
  event(id, {
    ...{ type: "identify", event: "Identified", userId: `u-${id}`, anonymousId: `${id}-${nth}` },
    ...{ traits: { plan: `plan ${nth}` }, timestamp: 1_700_000_000_000 + nth },
  });

/** Whatever writers do at the same time, only the body that is stored says who somebody is. */
export function firstBodyContract(name: string, open: OpenFixture<DocumentStore>): void {
  describe(`the first body in ${name}`, () => {
    let fixture: DocumentFixture;
    let store: DocumentStore;
    let other: DocumentStore;
    beforeAll(async () => {
      fixture = await open();
      store = fixture.store;
      other = await fixture.another();
    }, 60_000);
    afterAll(() => fixture.dispose(), 60_000);

    /** What the stored body says, and what the store holds that it said. */
    async function agree(id: string): Promise<EventRecord> {
      const [stored] = await store.events([body(id, 1)]);
      if (!stored) throw new Error(`${id} is not stored`);
      const links = await store.links([stored]);
      const [profile] = await store.profiles([`user:u-${id}`]);
      expect([id, links.map(({ b }) => b)]).toEqual([id, [`anon:${stored.anonymousId}`]]);
      expect([id, profile?.traits["plan"]?.value]).toEqual([id, stored.traits["plan"]]);
      return stored;
    }

    test("a writer whose lease was taken away after it wrote the event, then another with another body", async () => {
      const batch = batchOf([body("fenced", 1)]);
      const lease = await store.lease(3, 1);
      await sleep(5);
      await other.safeSeq();
      await expect(store.append(lease, batch)).rejects.toThrow();
      const { inserted } = await appendEvents(other, [body("fenced", 2)]);
      expect(inserted).toBe(1);
      await agree("fenced");
      await appendEvents(store, [body("fenced", 1)]);
      await agree("fenced");
    });

    test("a writer who read before another wrote, and writes after it", async () => {
      let late = true;
      const stale: DocumentStore = {
        ...bound(store),
        events: async (keys) => {
          if (!late) return store.events(keys);
          late = false;
          await appendEvents(other, [body("stale", 1)]);
          return [];
        },
      };
      const { inserted, unchanged } = await appendEvents(stale, [body("stale", 2), body("beside", 2)]);
      expect([inserted, unchanged]).toEqual([1, 1]);
      expect((await agree("stale")).anonymousId).toBe("stale-1");
      expect((await agree("beside")).anonymousId).toBe("beside-2");
    });

    test("writers of the same messages at once", async () => {
      const ids = Array.from({ length: 12 }, (_, i) => `once-${i}`);
      const all = (nth: 1 | 2) => ids.map((id) => body(id, nth));
      const done = await Promise.all([appendEvents(store, all(1)), appendEvents(other, all(2).toReversed())]);
      expect(done.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(ids.length);
      for (const id of ids) await agree(id);
    });
  });
}

/** The calls that `appendEvents` makes. */
function bound(store: DocumentStore): DocumentStore {
  return Object.assign(Object.create(store) as DocumentStore, {
    lease: store.lease.bind(store),
    append: store.append.bind(store),
  });
}
