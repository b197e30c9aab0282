import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, record } from "../../testing/two-sellers.ts";

const customers = 60;
let api: Installation;

async function fill(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  const put = async (kind: string, rows: readonly Record<string, string | number | boolean>[]) =>
    business.put(
      await business.lease(rows.length, 60_000),
      kind,
      rows.map((values) => record(kind, values)),
    );
  const each = Array.from({ length: customers }, (_, i) => `c${i}`);
  await put(
    "account",
    each.map((id) => ({ id: `a-${id}`, name: `Account ${id}` })),
  );
  await put(
    "contact",
    each.map((id) => ({ id: `k-${id}`, customerId: id, accountId: `a-${id}`, name: `Kim ${id}` })),
  );
  await put(
    "order",
    each.map((id, i) => ({ id: `o-${id}`, customerId: id, accountId: `a-${id}`, placedAt: now - i, amount: "1.5" })),
  );
  await put(
    "orderLine",
    each.map((id) => ({ orderId: `o-${id}`, lineNumber: 1, amount: "1.5" })),
  );
  const documents = await stores.documents("w");
  const events = each.flatMap((id, i) => [event(id, "Visit", now - 1000 * i, { path: `/${id}` })]);
  await documents.append(await documents.lease(events.length, 60_000), { events, profiles: [], identity: [] });
}

beforeAll(async () => {
  api = await startInstallation(fill);
}, 60_000);
afterAll(() => api.stop());

const list = `query($first: Int!) { workspace(id: "w") { customers(first: $first) { totalCount edges { node {
  name metrics { orders revenue returned } accounts { name } orders(first: 3) { id amount lineCount } latestEvents(first: 3) { event detail amount } } } } } }`;

test("a list of customers with accounts, orders and latest events takes at most 6 store queries, whatever its length", async () => {
  const callsFor = async (first: number): Promise<readonly string[]> => {
    api.calls.length = 0;
    const { body } = await api.ask(list, { variables: { first } });
    expect(body.errors).toBeUndefined();
    return [...api.calls];
  };
  const few = await callsFor(2);
  const many = await callsFor(50);
  expect(many.length).toBeLessThanOrEqual(6);
  expect(many.toSorted()).toEqual(few.toSorted());
});

test("the list has the names, orders and events of each", async () => {
  const { body } = await api.ask(list, { variables: { first: 1 } });
  expect(body.data).toEqual({
    workspace: {
      customers: {
        totalCount: customers,
        edges: [
          {
            node: {
              name: "Kim c0",
              metrics: { orders: 1, revenue: "1.5", returned: "0" },
              accounts: [{ name: "Account c0" }],
              orders: [{ id: "o-c0", amount: "1.5", lineCount: 1 }],
              latestEvents: expect.arrayContaining([{ event: "Visit", detail: "/c0", amount: null }]),
            },
          },
        ],
      },
    },
  });
});

test("pages neither skip nor repeat a customer while new ones arrive", async () => {
  const page = `query($after: String) { workspace(id: "w") { customers(first: 25, after: $after, sort: name) {
    pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { body } = await api.ask(page, { variables: { after } });
    const { customers: found } = (body.data as { workspace: { customers: Page } }).workspace;
    seen.push(...found.edges.map(({ node }) => node.id));
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
    const documents = await api.stores.documents("w");
    const events = [event(`new${seen.length}`, "Visit", now, {})];
    await documents.append(await documents.lease(1, 60_000), { events, profiles: [], identity: [] });
    await api.engine.sync("w");
  } while (after !== null);
  expect(seen).toHaveLength(customers);
  expect(new Set(seen).size).toBe(customers);
});

test("search finds by identifier; a cursor that nobody gave out is refused", async () => {
  const found = await api.ask('{ workspace(id: "w") { customers(search: "c59") { edges { node { id } } } } }');
  expect(found.body.data).toMatchObject({ workspace: { customers: { edges: [{ node: { id: "user:c59" } }] } } });
  const refused = await api.ask('{ workspace(id: "w") { customers(after: "WzFd") { totalCount } } }');
  expect(refused.body.errors?.[0]).toMatchObject({ extensions: { code: "BAD_INPUT" } });
});

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
