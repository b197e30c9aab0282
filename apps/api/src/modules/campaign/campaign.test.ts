import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, record } from "../../testing/two-sellers.ts";

const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
const campaigns = 12;
let api: Installation;

/** Campaign `k<i>` targets customers c0 to c<i> and lasts today; c0 redeems in time, c1 late, an outsider too. */
async function fill(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  const put = async (kind: string, rows: readonly Record<string, string | number | boolean>[]) =>
    business.put(
      await business.lease(rows.length, 60_000),
      kind,
      rows.map((values) => record(kind, values)),
    );
  const each = Array.from({ length: campaigns }, (_, i) => i);
  await put(
    "campaign",
    each.map((i) => ({ id: `k${i}`, name: `Campaign ${i}`, startsOn: iso(now), endsOn: iso(now) })),
  );
  const targets = each.flatMap((i) =>
    Array.from({ length: i + 1 }, (_, c) => ({ campaign: `k${i}`, customer: `c${c}` })),
  );
  await put(
    "target",
    targets.map(({ campaign, customer }) => ({ campaignId: campaign, customerId: customer, at: now - day })),
  );
  const documents = await stores.documents("w");
  const events = each
    .slice(1)
    .flatMap((i) => [
      event("c0", "Redeemed", now, { campaignId: `K${i}` }),
      event("c1", "Redeemed", now - 3 * day - i, { campaignId: `k${i}` }),
      event("outsider", "Redeemed", now - i, { campaignId: `k${i}` }),
    ]);
  await documents.append(await documents.lease(events.length, 60_000), { events, profiles: [], identity: [] });
}

beforeAll(async () => {
  api = await startInstallation(fill);
}, 60_000);
afterAll(() => api.stop());

interface Listed {
  readonly id: string;
  readonly targeted: { readonly size: number; readonly people: { readonly size: number } };
  readonly heldOut: { readonly size: number };
  readonly goals: readonly object[];
}

async function listed(): Promise<readonly Listed[]> {
  const { body } = await api.ask(`{ workspace(id: "w") { campaigns(first: 50) { edges { node { id
    targeted { size people { size } } heldOut { size }
    goals { event units events rate eventsWithinDates unitsTargeted } } } } } }`);
  expect(body.errors).toBeUndefined();
  const { campaigns: found } = (body.data as { workspace: { campaigns: { edges: { node: Listed }[] } } }).workspace;
  return found.edges.map(({ node }) => node);
}

test("a page of campaigns counts each campaign's own people, and the size is that of its people", async () => {
  const rows = await listed();
  expect(rows).toHaveLength(campaigns);
  for (const { id, targeted, heldOut, goals } of rows) {
    const i = Number(id.slice(1));
    expect(targeted).toEqual({ size: i + 1, people: { size: i + 1 } });
    expect(heldOut.size).toBe(0);
    const goal = { event: "Redeemed", units: 3, events: 3, rate: 2 / (i + 1), eventsWithinDates: 2, unitsTargeted: 2 };
    expect(goals).toEqual(i === 0 ? [] : [goal]);
  }
});

test("one campaign alone has the figures that it has in the list", async () => {
  const { body } = await api.ask(`{ workspace(id: "w") { campaign(id: "k7") { id targeted { size people { size } }
    heldOut { size } goals { event units events rate eventsWithinDates unitsTargeted } } } }`);
  expect((body.data as { workspace: { campaign: Listed } }).workspace.campaign).toEqual(
    (await listed()).find(({ id }) => id === "k7"),
  );
});
