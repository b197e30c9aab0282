import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, record } from "../../testing/two-sellers.ts";

const contacts = 10_000;
const minute = 60_000;
let api: Installation;

/** One account with 10,000 contacts, each of whom did one thing; and orders of the account between them. */
async function fill(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  const put = async (kind: string, rows: readonly Record<string, string | number | boolean>[]) =>
    business.put(
      await business.lease(rows.length, minute),
      kind,
      rows.map((values) => record(kind, values)),
    );
  await put("account", [{ id: "big", name: "Big" }]);
  const ids = Array.from({ length: contacts }, (_, i) => `u${i}`);
  for (let from = 0; from < contacts; from += 2_500)
    await put(
      "contact",
      ids.slice(from, from + 2_500).map((id) => ({ id: `k${id}`, customerId: id, accountId: "big", primary: true })),
    );
  await put(
    "order",
    Array.from({ length: 50 }, (_, i) => ({
      id: `o${i}`,
      accountId: "big",
      placedAt: now - i * 2 * minute,
      amount: "1",
      country: "DE",
    })),
  );
  await put(
    "orderLine",
    ["o0", "o1"].flatMap((orderId) => [1, 2, 3].map((lineNumber) => ({ orderId, lineNumber, amount: "0.5" }))),
  );
  const documents = await stores.documents("w");
  const events = ids.map((id, i) => event(id, "Visit", now - minute * (i + 1), { path: `/${i}` }));
  for (let from = 0; from < contacts; from += 2_500)
    await documents.append(await documents.lease(2_500, minute), {
      events: events.slice(from, from + 2_500),
      profiles: [],
      identity: [],
    });
}

beforeAll(async () => {
  api = await startInstallation(fill);
}, 120_000);
afterAll(() => api.stop());

interface Timeline {
  readonly edges: readonly { readonly node: { readonly id: string; readonly at: string; readonly detail: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
}

async function page(after: string | null, kinds?: readonly string[], first = 100, lines = false): Promise<Timeline> {
  const { body } = await api.ask(
    `query($after: String, $kinds: [String!], $first: Int, $lines: Boolean) { workspace(id: "w") { account(id: "big") {
      timeline(first: $first, after: $after, kinds: $kinds, lines: $lines) {
        counts { kind count } pageInfo { hasNextPage endCursor } edges { node { id at detail } } } } } }`,
    { variables: { after, kinds, first, lines } },
  );
  expect(body.errors).toBeUndefined();
  return (body.data as { workspace: { account: { timeline: Timeline } } }).workspace.account.timeline;
}

test("the timeline of an account with 10,000 contacts merges both stores, newest first, one call to each", async () => {
  api.calls.length = 0;
  const { edges, counts } = await page(null);
  expect(counts).toEqual([
    { kind: "event", count: contacts },
    { kind: "business", count: 50 },
  ]);
  const times = edges.map(({ node }) => Date.parse(node.at));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(edges).toHaveLength(100);
  expect(edges.every(({ node }) => node.detail !== "")).toBe(true);
  expect(api.calls.toSorted()).toEqual(["business.byRefs", "documents.events"]);
});

test("pages go on where the last one ended while new events arrive", async () => {
  const seen: string[] = [];
  let after: string | null = null;
  for (let i = 0; i < 5; i += 1) {
    const { edges, pageInfo } = await page(after);
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.endCursor;
    const documents = await api.stores.documents("w");
    const events = [event("u1", "Late", now - (i + 1) * 20 * minute, {})];
    await documents.append(await documents.lease(1, minute), { events, profiles: [], identity: [] });
    await api.engine.sync("w");
  }
  expect(new Set(seen).size).toBe(500);
  expect(seen.filter((id) => id.includes("Late"))).toEqual([]);
});

test("kinds choose, and the counts still tell of all", async () => {
  const { edges, counts } = await page(null, ["business"]);
  expect(edges).toHaveLength(50);
  expect(edges.every(({ node }) => node.id.startsWith("business"))).toBe(true);
  expect(counts.map(({ kind }) => kind)).toEqual(["event", "business"]);
});

test("an order is one entry with its lines; asked for, the lines are entries of their own", async () => {
  const { body } = await api.ask(`{ workspace(id: "w") { order(id: "o0") { lineCount } unknown: order(id: "x") { id }
    account(id: "big") { timeline(first: 1, kinds: ["business"], lines: false) {
      edges { node { event order { id lineCount lines { lineNumber } } } } } } } }`);
  const order = { id: "o0", lineCount: 3, lines: [{ lineNumber: 1 }, { lineNumber: 2 }, { lineNumber: 3 }] };
  expect(body.data).toEqual({
    workspace: {
      order: { lineCount: 3 },
      unknown: null,
      account: { timeline: { edges: [{ node: { event: "order.placed", order } }] } },
    },
  });
  expect((await page(null, ["business"], 100, true)).counts[1]).toEqual({ kind: "business", count: 56 });
});
