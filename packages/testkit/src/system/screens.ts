import { ask } from "./product.ts";

/** A screen of the product on real data: its name in `docs/screens`, and its address. */
export interface Screen {
  readonly name: string;
  readonly path: string;
}

const where = (condition: object) => encodeURIComponent(JSON.stringify(condition));

type Ids = { readonly edges: readonly { readonly node: { readonly id: string } }[] };

/** A definition with every part that the builder draws: lines, a group, exceptions. */
export const built = {
  all: [
    { trait: { trait: "income", op: "in", value: ["50-74K", "75-99K"] } },
    { did: { event: "order.placed", op: ">=", value: 4, window: { last: "P90D" } } },
    {
      any: [{ trait: { trait: "homeOwnership", op: "is", value: "Homeowner" } }, { did: { event: "Coupon redeemed" } }],
    },
    { not: { any: [{ existedFor: { op: "<", duration: "P30D" } }] } },
  ],
};

interface Found {
  readonly grocery: { readonly customers: Ids; readonly segments: Ids };
  readonly retail: { readonly accounts: Ids };
}

/** Every screen, with a household, a shop and a segment that have a full history; `empty` is the path of a workspace without data. */
export async function screens(url: string, empty: string): Promise<readonly Screen[]> {
  const found = await ask<Found>(
    url,
    `query ($where: ConditionInput!) {
      grocery: workspace(id: "complete-journey") {
        customers(first: 1, where: $where) { edges { node { id } } }
        segments(first: 1, search: "Lapsing regulars") { edges { node { id } } }
      }
      retail: workspace(id: "online-retail") { accounts(first: 1, sort: revenue) { edges { node { id } } } }
    }`,
    { where: { all: [{ did: { event: "Coupon redeemed" } }, { trait: { trait: "income", op: "is set" } }] } },
  );
  const household = found.grocery.customers.edges[0]?.node.id ?? "";
  const shop = found.retail.accounts.edges[0]?.node.id ?? "";
  const segment = `/w/complete-journey/segments/${found.grocery.segments.edges[0]?.node.id ?? ""}`;
  return [
    { name: "home", path: "/w/complete-journey" },
    { name: "home-shops", path: "/w/online-retail" },
    { name: "insights", path: "/w/complete-journey/insights" },
    { name: "segments", path: "/w/complete-journey/segments" },
    { name: "segment", path: segment },
    { name: "segment-members", path: `${segment}?tab=members` },
    { name: "segment-activity", path: `${segment}?tab=activity` },
    { name: "segment-compare", path: `${segment}?tab=compare&against=buyers` },
    { name: "segment-history", path: `${segment}?tab=history` },
    { name: "segment-builder", path: `/w/complete-journey/segments/new?v=1&where=${where(built)}` },
    { name: "people", path: "/w/complete-journey/people" },
    {
      name: "people-filtered-out",
      path: `/w/complete-journey/people?where=${where({ trait: { trait: "income", op: "is", value: "none has this" } })}`,
    },
    { name: "person", path: `/w/complete-journey/people/${encodeURIComponent(household)}` },
    { name: "person-identity", path: `/w/complete-journey/people/${encodeURIComponent("user:761")}?why=true` },
    { name: "accounts", path: "/w/online-retail/accounts" },
    { name: "account", path: `/w/online-retail/accounts/${encodeURIComponent(shop)}` },
    { name: "campaigns", path: "/w/complete-journey/campaigns" },
    { name: "campaign", path: "/w/complete-journey/campaigns/18" },
    { name: "data", path: "/w/complete-journey/data" },
    { name: "data-live", path: "/w/complete-journey/data/live" },
    { name: "data-sources", path: "/w/complete-journey/data/sources" },
    { name: "data-mapping", path: "/w/complete-journey/data/sources/mapping" },
    { name: "data-rejected", path: "/w/complete-journey/data/rejected" },
    { name: "data-plan", path: "/w/complete-journey/data/plan?event=Coupon%20redeemed" },
    { name: "data-import", path: "/w/complete-journey/data/import" },
    { name: "settings-identity", path: "/w/complete-journey/settings" },
    { name: "settings-channels", path: "/w/complete-journey/settings?of=channels" },
    { name: "settings-internal", path: "/w/complete-journey/settings?of=internal" },
    { name: "status", path: "/w/complete-journey/status" },
    { name: "first-run", path: empty },
    { name: "sign-in", path: "/sign-in" },
    { name: "new-workspace", path: "/new" },
    { name: "not-found", path: "/w/complete-journey/nowhere" },
  ];
}
