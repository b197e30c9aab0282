import type { BusinessRecord } from "@throughline/model";
import type { EventRecord, JsonObject, ProfilePatch, Stores } from "@throughline/sources";
import { now } from "./installation.ts";
import { keyOf } from "./record-key.ts";

const day = 86_400_000;

/**
 * Two sellers with an account each, whose every text carries a canary of its own (`CANARYA`, `CANARYB`): one contact who
 * buys, visits and was targeted by a campaign. `both` is a campaign of the two, `camp-CANARYB` of the second alone.
 */
export async function twoSellers(stores: Stores): Promise<void> {
  const business = await stores.business("w");
  for (const [kind, records] of Object.entries(recordsByKind())) {
    const lease = await business.lease(records.length, 60_000);
    await business.put(
      lease,
      kind,
      records.map((values) => record(kind, values)),
    );
  }
  const documents = await stores.documents("w");
  const events = ["A", "B"].flatMap((seller) => eventsOf(seller));
  await documents.append(await documents.lease(events.length, 60_000), {
    events,
    profiles: ["A", "B"].map(profileOf),
    identity: [],
  });
}

function recordsByKind(): Readonly<Record<string, readonly BusinessRecord["values"][]>> {
  const each = <T>(of: (seller: string, i: number) => T): T[] => ["A", "B"].map(of);
  return {
    owner: each((s) => ({ id: `owner${s}`, name: `Owner CANARY${s}`, email: `owner.canary${s}@x.example` })),
    account: each((s) => ({
      id: `acc${s}`,
      name: `Account CANARY${s}`,
      domain: `canary${s.toLowerCase()}.example`,
      industry: `Industry CANARY${s}`,
      territory: `Territory CANARY${s}`,
      ownerId: `owner${s}`,
      createdAt: now - 400 * day,
    })),
    contact: each((s) => ({
      id: `con${s}`,
      customerId: `cust${s}`,
      accountId: `acc${s}`,
      name: `Contact CANARY${s}`,
      email: `contact.canary${s}@x.example`,
      phone: `+49 30 CANARY${s}`,
      title: `Title CANARY${s}`,
      primary: true,
    })),
    product: [{ id: "p1", name: "Lamp", department: "Light" }],
    order: each((s, i) => ({
      id: `order-CANARY${s}`,
      accountId: `acc${s}`,
      customerId: `cust${s}`,
      kind: "order",
      placedAt: now - 10 * day,
      currency: "EUR",
      amount: i === 0 ? "100.1" : "7777.77",
      country: `Country CANARY${s}`,
    })),
    orderLine: each((s) => ({
      orderId: `order-CANARY${s}`,
      lineNumber: 1,
      productId: "p1",
      quantity: 2,
      amount: "50.05",
    })),
    opportunity: each((s) => ({
      id: `opp-CANARY${s}`,
      accountId: `acc${s}`,
      name: `Opportunity CANARY${s}`,
      amount: "500",
      createdAt: now - 20 * day,
    })),
    campaign: [
      { id: "both", name: "Spring", type: "mail", startsOn: "2026-11-01", endsOn: "2026-11-30" },
      { id: "camp-CANARYB", name: "Campaign CANARYB", type: "Type CANARYB", startsOn: "2026-11-01" },
    ],
    target: [
      ...each((s) => ({ campaignId: "both", customerId: `cust${s}`, at: now - 15 * day })),
      { campaignId: "camp-CANARYB", customerId: "custB", at: now - 15 * day },
    ],
  };
}

export function record(kind: string, values: BusinessRecord["values"]): BusinessRecord {
  return { kind, key: keyOf(kind, values), values, attributes: {} };
}

function eventsOf(seller: string): readonly EventRecord[] {
  return [
    event(`cust${seller}`, "Page viewed", now - 9 * day, { title: `Page CANARY${seller}`, path: "/a" }),
    event(`cust${seller}`, "Coupon redeemed", now - 8 * day, { campaignId: "both", coupon: `CANARY${seller}` }),
  ];
}

let messages = 0;

export function event(userId: string, name: string, timestamp: number, properties: JsonObject): EventRecord {
  messages += 1;
  return {
    source: "web",
    messageId: `m${messages}`,
    seq: 0,
    type: "track",
    event: name,
    userId,
    timestamp,
    receivedAt: timestamp,
    properties,
    traits: {},
    context: {},
  };
}

function profileOf(seller: string): ProfilePatch {
  const trait = (value: string) => ({ value, timestamp: now - 30 * day, source: "web", messageId: `t${seller}` });
  return {
    id: `user:cust${seller}`,
    createdAt: now - 30 * day,
    traits: {
      name: trait(`Customer CANARY${seller}`),
      email: trait(`k.canary${seller}@x.example`),
      plan: trait("Pro"),
    },
  };
}
