import { appendDocuments, batchOf, type EventRecord } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(async () => undefined);
}, 60_000);
afterAll(() => api.stop());

const event = (messageId: string): EventRecord => ({
  ...{ source: "web", messageId, seq: 0, type: "track", event: "Bought", userId: "u1" },
  ...{ timestamp: now, receivedAt: now + 1, properties: { email: "kim@posteo.de", price: 3 }, traits: {}, context: {} },
});
const arrive = async (...ids: string[]) =>
  appendDocuments(await api.stores.documents("w"), batchOf(ids.map((id) => event(id))));

const query = `query($after: String) { workspace(id: "w") { liveEvents(first: 2, after: $after) {
  events { messageId event userId anonymousId at receivedAt properties } cursor more } } }`;
interface Live {
  readonly workspace: {
    readonly liveEvents: {
      readonly events: readonly {
        readonly messageId: string;
        readonly userId: string | null;
        readonly anonymousId: string | null;
        readonly properties: Readonly<Record<string, unknown>>;
      }[];
      readonly cursor: string;
      readonly more: boolean;
    } | null;
  };
}
const live = async (after?: string, token?: string) =>
  ((await api.ask(query, { variables: { after }, ...(token ? { token } : {}) })).body.data as Live).workspace
    .liveEvents;

test("the newest come first, and after a cursor only what came since", async () => {
  await arrive("a", "b", "c");
  const first = await live();
  expect(first?.events.map(({ messageId }) => messageId)).toEqual(["c", "b"]);
  expect(first?.more).toBe(true);
  expect(await live(first?.cursor)).toEqual({ events: [], cursor: first?.cursor, more: false });
  await arrive("d");
  const next = await live(first?.cursor);
  expect(next?.events.map(({ messageId }) => messageId)).toEqual(["d"]);
  expect(next?.more).toBe(false);
});

test("nothing appears behind a cursor: an open lease is waited for", async () => {
  const documents = await api.stores.documents("w");
  const lease = await documents.lease(10, 30_000);
  const before = await live();
  await arrive("after the lease");
  expect((await live(before?.cursor))?.events).toEqual([]);
  await documents.append(lease, batchOf([event("in the lease")]));
  expect((await live(before?.cursor))?.events.map(({ messageId }) => messageId)).toEqual([
    "after the lease",
    "in the lease",
  ]);
});

test("personal data are masked, and sellers see nothing", async () => {
  await appendDocuments(
    await api.stores.documents("w"),
    batchOf([{ ...event("e"), userId: "kim@posteo.de", anonymousId: "a1" }]),
  );
  const shown = (await live(undefined, await api.token("engineer")))?.events[0];
  expect(shown?.properties).toEqual({ email: "k•••••@posteo.de", price: 3 });
  expect([shown?.userId, shown?.anonymousId]).toEqual(["k•••••@posteo.de", "a1"]);
  expect((await live(undefined, await api.token("admin")))?.events[0]?.properties).toMatchObject({
    email: "kim@posteo.de",
  });
  expect(await live(undefined, await api.token("seller", "o1"))).toBeNull();
});
