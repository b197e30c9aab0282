import type { BusinessRecord } from "@throughline/model";
import type { EventRecord, Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../testing/installation.ts";
import { event, record } from "../testing/two-sellers.ts";

const day = 86_400_000;

/** Two sellers' accounts share one person, who acted for each of them, for none, and once before signing in. */
async function shared(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  const each = (of: (seller: string) => BusinessRecord["values"]) => ["A", "B"].map(of);
  const rows: Readonly<Record<string, readonly BusinessRecord["values"][]>> = {
    owner: each((s) => ({ id: `owner${s}`, name: s })),
    account: each((s) => ({ id: `acc${s}`, name: `Account ${s}`, ownerId: `owner${s}` })),
    membership: each((s) => ({ customerId: "both", accountId: `acc${s}`, primary: s === "A" })),
    order: each((s) => ({
      id: `CANARY${s}`,
      accountId: `acc${s}`,
      customerId: "both",
      kind: "order",
      placedAt: now - 10 * day,
      currency: "EUR",
      amount: s === "A" ? "10" : "20",
    })),
  };
  for (const [kind, values] of Object.entries(rows)) {
    const lease = await business.lease(values.length, 60_000);
    await business.put(
      lease,
      kind,
      values.map((one) => record(kind, one)),
    );
  }
  const visit = (title: string, at: number) => event("both", "Page viewed", now - at * day, { title });
  const { userId: _, ...anonymous } = visit("Before signing in", 9);
  const events: readonly EventRecord[] = [
    ...["A", "B"].map((s) => ({ ...visit(`CANARY${s}`, 8), groupId: `acc${s}` })),
    visit("For nobody", 7),
    { ...anonymous, anonymousId: "browser" },
  ];
  const documents = await stores.documents("w");
  const link = { a: "user:both", b: "anon:browser", timestamp: now - 9 * day, source: "web", messageId: "link" };
  await documents.append(await documents.lease(events.length + 1, 60_000), {
    events,
    profiles: [],
    identity: [{ op: "link", ...link }],
  });
}

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(shared);
}, 60_000);
afterAll(() => api.stop());

const query = `{ workspace(id: "w") {
  customers { totalCount edges { node { orders(first: 9) { id } } } }
  customer(id: "user:both") { timeline(first: 20) { counts { kind count } edges { node { event detail properties } } } }
  population(where: { did: { event: "Page viewed" } }) { population { size } }
  trend(query: { unit: "customer", series: [{ event: "Page viewed", measure: "total" }, { event: "order.placed", measure: "sum", property: "amount" }],
    interval: "month", range: { from: "2026-11-01", to: "2026-11-30" } }) { trend { series { exactTotal total } } }
} }`;

interface Answered {
  readonly workspace: {
    readonly customers: {
      readonly totalCount: number;
      readonly edges: readonly { node: { orders: readonly object[] } }[];
    };
    readonly customer: {
      readonly timeline: {
        readonly counts: readonly { kind: string; count: number }[];
        readonly edges: readonly { node: { event: string; properties: { title?: string } } }[];
      };
    };
    readonly trend: { readonly trend: { readonly series: readonly { total: number; exactTotal: string | null }[] } };
  };
}

test.each([
  ["A", "B", "10"],
  ["B", "A", "20"],
])(
  "seller %s sees what was done for the own account and for none, in lists and in numbers",
  async (own, other, sum) => {
    const { text, body } = await api.ask(query, { token: await api.token("seller", `owner${own}`) });
    expect(body.errors).toBeUndefined();
    expect(text).not.toContain(`CANARY${other}`);
    const { workspace } = body.data as Answered;
    expect(workspace.customers).toMatchObject({
      totalCount: 1,
      edges: [{ node: { orders: [{ id: `CANARY${own}` }] } }],
    });
    const { counts, edges } = workspace.customer.timeline;
    const titles = edges.flatMap(({ node }) => (node.event === "Page viewed" ? [node.properties.title] : []));
    expect(titles).toEqual(["For nobody", `CANARY${own}`, "Before signing in"]);
    expect(counts.find(({ kind }) => kind === "event")?.count).toBe(3);
    expect(workspace.trend.trend.series.map(({ total, exactTotal }) => exactTotal ?? total)).toEqual([3, sum]);
  },
);

test("an admin sees all of it, so the tests above can fail", async () => {
  const { body } = await api.ask(query);
  const { workspace } = body.data as Answered;
  expect(workspace.customer.timeline.counts.find(({ kind }) => kind === "event")?.count).toBe(4);
  expect(workspace.trend.trend.series.map(({ total, exactTotal }) => exactTotal ?? total)).toEqual([4, "30"]);
});
