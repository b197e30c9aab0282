import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../testing/installation.ts";
import { event, record } from "../testing/two-sellers.ts";

/**
 * Small enough to count by hand. In November ann comes on two days and ben on one: 2 people, 3 visits. In the 30 days
 * from 1 October ann and cal (half an hour before their end): 2 people, 2 visits. Acme ordered 10.50 and 0.75 and sent
 * back 2.25; Bolt ordered nothing.
 */
async function fill(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  const at = (text: string): number => Date.parse(text);
  const order = { accountId: "acme", currency: "EUR", kind: "order" };
  const rows = {
    account: ["acme", "bolt"].map((id) => ({ id, name: id })),
    contact: [
      { id: "k1", customerId: "ann", accountId: "acme" },
      { id: "k2", customerId: "ben", accountId: "acme" },
      { id: "k3", customerId: "cal", accountId: "bolt" },
    ],
    order: [
      { ...order, id: "o1", placedAt: at("2026-10-05T08:00:00Z"), amount: "10.50" },
      { ...order, id: "o2", placedAt: at("2026-11-06T08:00:00Z"), amount: "0.75" },
      { ...order, id: "o3", placedAt: at("2026-11-09T08:00:00Z"), amount: "-2.25", kind: "return" },
    ],
    opportunity: [
      { id: "p1", accountId: "acme", amount: "500.50", status: "open", createdAt: now },
      { id: "p2", accountId: "acme", amount: "99.5", createdAt: now },
      { id: "p3", accountId: "acme", amount: "7000", status: "won", createdAt: now },
      { id: "p4", accountId: "bolt", amount: "8000", status: "lost", createdAt: now },
    ],
  };
  for (const [kind, values] of Object.entries(rows))
    await business.put(
      await business.lease(values.length, 60_000),
      kind,
      values.map((one) => record(kind, one)),
    );
  const visits = [
    ["ann", "2026-10-04T08:00:00Z"],
    ["cal", "2026-10-30T22:30:00Z"],
    ["ann", "2026-10-31T23:30:00Z"],
    ["ann", "2026-11-03T08:00:00Z"],
    ["ben", "2026-11-04T08:00:00Z"],
  ] as const;
  const documents = await stores.documents("w");
  await documents.append(await documents.lease(visits.length, 60_000), {
    events: visits.map(([who, when]) => event(who, "Visit", at(when), { path: "/" })),
    profiles: [],
    identity: [],
  });
}

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(fill);
}, 60_000);
afterAll(() => api.stop());

const people = "size customers(first: 10) { totalCount edges { node { id } } }";
const trend = `{ workspace(id: "w") { trend(query: { unit: "customer", interval: "month",
    series: [{ event: "Visit", measure: "unique" }, { event: "Visit", measure: "total" },
      { event: "order.placed", measure: "sum", property: "amount" }],
    range: { from: "2026-11-01", to: "2026-11-30" }, compare: { from: "2026-10-01" } }) {
  problems { message } trend { from to compareFrom
    series { total exactTotal values compareValues compareTotal people { ${people} } before: people(compare: true) { ${people} } }
    receipt { sentence from to zone version rowsRead notes engine } } } } }`;

interface People {
  readonly size: number;
  readonly customers: { readonly totalCount: number; readonly edges: readonly { readonly node: { id: string } }[] };
}
const names = (of: People) => of.customers.edges.map(({ node }) => node.id).toSorted();

test("a trend's figures, the period before, the people behind both, and its receipt", async () => {
  const { body } = await api.ask(trend);
  expect(body.errors).toBeUndefined();
  const answered = body.data as {
    workspace: { trend: { trend: { series: { total: number; people: People; before: People }[] } } };
  };
  expect(answered).toMatchObject({
    workspace: {
      trend: {
        problems: [],
        trend: {
          from: "2026-10-31T23:00:00.000Z",
          to: "2026-11-30T23:00:00.000Z",
          compareFrom: "2026-09-30T22:00:00.000Z",
          series: [
            { total: 2, values: [2], compareTotal: 2, compareValues: [2] },
            { total: 3, values: [3], compareTotal: 2, compareValues: [2] },
            { exactTotal: "0.75", values: [0.75], compareTotal: 10.5 },
          ],
          receipt: {
            sentence: expect.stringContaining("Visit"),
            from: "2026-10-31T23:00:00.000Z",
            to: "2026-11-30T23:00:00.000Z",
            zone: "Europe/Berlin",
            rowsRead: expect.any(Number),
            engine: "DuckDB",
          },
        },
      },
    },
  });
  const [unique] = answered.workspace.trend.trend.series;
  if (!unique) throw new Error("no series");
  expect([unique.people.size, unique.people.customers.totalCount, names(unique.people)]).toEqual([
    unique.total,
    2,
    ["user:ann", "user:ben"],
  ]);
  expect([unique.before.size, names(unique.before)]).toEqual([2, ["user:ann", "user:cal"]]);
});

test("the metrics of an account: orders apart from returns, its people, and what is still open", async () => {
  const metrics = "metrics { orders revenue returned firstOrderAt lastOrderAt people openPipeline }";
  const { body } = await api.ask(
    `{ workspace(id: "w") { acme: account(id: "acme") { ${metrics} } bolt: account(id: "bolt") { ${metrics} } } }`,
  );
  const none = { orders: 0, revenue: "0", returned: "0", firstOrderAt: null, lastOrderAt: null };
  expect(body.data).toEqual({
    workspace: {
      acme: {
        metrics: {
          orders: 2,
          revenue: "11.25",
          returned: "2.25",
          firstOrderAt: "2026-10-05T08:00:00.000Z",
          lastOrderAt: "2026-11-06T08:00:00.000Z",
          people: 2,
          openPipeline: "600",
        },
      },
      bolt: { metrics: { ...none, people: 1, openPipeline: "0" } },
    },
  });
});
