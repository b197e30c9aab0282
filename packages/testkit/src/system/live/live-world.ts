import { type Condition, storedDefinition } from "@throughline/model";
import type { EventRecord, MembershipStore, ProfilePatch, Stores } from "@throughline/sources";

const id = "w";
const atOnce = 5_000;
const hour = 3_600_000;

/** Names of the events that arrive while segments are followed; each is read by some of them. */
export const arriving = 20;
export const arrivingName = (i: number): string => `Event ${i % arriving}`;
const plans = ["free", "pro", "team", "enterprise"];

/** Customers `u0`, `u1`, ... with two traits and some acts of the last weeks. */
export async function fillCustomers(stores: Stores, customers: number, now: number): Promise<void> {
  const documents = await stores.documents(id);
  for (let from = 0; from < customers; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, customers - from) }, (_, i) => from + i);
    const profiles = some.map((i) => profileOf(i, now));
    const events = some.flatMap((i) => [0, 1, 2].map((k) => pastEvent(i, k, now)));
    const lease = await documents.lease(events.length, 60_000);
    await documents.append(lease, { events, profiles, identity: [] });
  }
}

function profileOf(i: number, now: number): ProfilePatch {
  const from = { timestamp: now - 60 * 24 * hour, source: "web", messageId: `p${i}` };
  const traits = { plan: plans[i % plans.length] ?? "", seats: i % 50 };
  const given = Object.entries(traits).map(([name, value]) => [name, { value, ...from }] as const);
  return { id: `user:u${i}`, createdAt: from.timestamp, traits: Object.fromEntries(given) };
}

function pastEvent(i: number, k: number, now: number): EventRecord {
  const timestamp = now - ((i * 7 + k * 131) % (28 * 24)) * hour - hour;
  return {
    ...{ source: "web", messageId: `past-${i}-${k}`, seq: 0, type: "track", event: `Past ${(i + k) % 10}` },
    ...{ userId: `u${i}`, timestamp, receivedAt: timestamp, traits: {}, context: {} },
    properties: { price: (i * 13 + k) % 1_000, sku: `sku-${i % 500}` },
  };
}

const seats = (i: number): Condition => ({ trait: { trait: "seats", op: "is", value: i % 50 } });
const plan = (i: number): Condition => ({ trait: { trait: "plan", op: "is", value: plans[i % 4] ?? "" } });

/** One segment in five reads the events that arrive; none turns by time while a storm lasts. */
function conditionOf(i: number): Condition {
  const name = arrivingName(Math.floor(i / 5));
  const past = `Past ${i % 10}`;
  const reading: readonly Condition[] = [
    { did: { event: name, window: { last: "P7D" } } },
    { did: { event: name, op: ">=", value: 2, window: { last: "PT168H" } } },
    { all: [{ did: { event: name } }, plan(i)] },
    { all: [seats(i), { not: { did: { event: name, where: [{ property: "price", op: ">", value: 50 }] } } }] },
    { all: [seats(i), { did: { event: past } }, { not: { did: { event: name, window: { last: "P30D" } } } }] },
  ];
  const quiet: readonly Condition[] = [
    { all: [plan(i), seats(i)] },
    { all: [seats(i), { did: { event: past } }] },
    { all: [seats(i), { not: { did: { event: past, window: { last: "P40D" } } } }] },
    { all: [seats(i), { sequence: { steps: [{ event: past }, { event: `Past ${(i + 1) % 10}`, within: "P14D" }] } }] },
  ];
  const kinds = i % 5 === 0 ? reading : quiet;
  return kinds[Math.floor(i / 5) % kinds.length] ?? { all: [] };
}

export async function saveSegments(stores: Stores, count: number, now: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, i) => `s${i}`);
  for (const [i, segmentId] of ids.entries()) await saveSegment(stores, segmentId, conditionOf(i), now);
  return ids;
}

export async function saveSegment(stores: Stores, segmentId: string, where: Condition, now: number): Promise<void> {
  const segments = await stores.segments(id);
  const about = {
    unit: "customer",
    description: "",
    ownerId: "me",
    tags: [],
    archivedAt: null,
    createdAt: now,
  } as const;
  const { where: condition, kinds } = storedDefinition(where);
  const definition = JSON.parse(JSON.stringify({ where: condition, kinds }));
  const saved = { savedAt: now, savedBy: "me", note: "" };
  await segments.create({ ...about, id: segmentId, name: segmentId, definition }, saved);
}

/** Who is recorded to be in a segment now. */
export async function recordedMembers(store: MembershipStore, segmentId: string): Promise<readonly string[]> {
  const units: string[] = [];
  for (let page: readonly { readonly unit: string }[] = [{ unit: "" }]; page.length > 0; ) {
    page = await store.openSpells(segmentId, { after: units.at(-1) ?? "", limit: 20_000 });
    for (const { unit } of page) units.push(unit);
  }
  return units.toSorted();
}

/** Units whose ends of spells do not come in turn: in, out, in, ... Empty when every flip is there once. */
export async function outOfTurn(store: MembershipStore, segmentId: string): Promise<readonly string[]> {
  const inside = new Map<string, boolean>();
  const wrong = new Set<string>();
  const changes = [];
  for (let before: number | undefined; ; ) {
    const page = await store.changes({ kind: "all" }, segmentId, { first: 10_000, ...(before ? { before } : {}) });
    changes.push(...page);
    before = page.at(-1)?.seq;
    if (before === undefined) break;
  }
  for (const { unit, direction } of changes.toReversed()) {
    if ((inside.get(unit) ?? false) !== (direction === "left")) wrong.add(unit);
    inside.set(unit, direction === "entered");
  }
  return [...wrong];
}

/** Until everything that happened before an instant is recorded of every segment. */
export async function followedUntil(store: MembershipStore, segments: number, instant: number): Promise<boolean> {
  const followed = await store.followed();
  return followed.length === segments && followed.every(({ state, asOf }) => state === "live" && asOf > instant);
}
