import type { JsonObject, Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";

let api: Installation;

const people: Readonly<Record<string, JsonObject>> = {
  agreed: { email: "Ada@x.example", "consent.email": true, plan: "Pro", team: "North" },
  twin: { email: "ada@X.example", "consent.email": "yes", plan: "pro", team: "North" },
  refused: { email: "b@x.example", "consent.email": true, "unsubscribed.email": true, plan: "Free", phone: "+49 1" },
  silent: { email: "c@x.example", plan: "Free", "consent.sms": true, score: 5 },
  odd: { email: "nowhere", "consent.email": true, "consent.in-app": false, "consent.sms": true },
  nobody: { mobile: "+49 2", "consent.sms": true, score: 5, plan: ["Pro", "Free"] },
};

async function fill(stores: Stores): Promise<void> {
  const documents = await stores.documents("w");
  const profiles = Object.entries(people).map(([id, traits]) => ({
    id: `user:${id}`,
    createdAt: now - 1000,
    traits: Object.fromEntries(
      Object.entries(traits).map(([name, value]) => [name, { value, timestamp: now, source: "web", messageId: id }]),
    ),
  }));
  const contact = (customerId: string, accountId: string) => ({
    kind: "contact",
    key: `c-${customerId}`,
    values: { id: `c-${customerId}`, customerId, accountId, name: customerId },
    attributes: {},
  });
  const business = await stores.business("w");
  const account = (id: string) => ({ kind: "account", key: id, values: { id, name: id }, attributes: {} });
  await business.put(await business.lease(3, 60_000), "account", ["one", "two", "three"].map(account));
  const contacts = [contact("agreed", "one"), contact("refused", "one"), contact("refused2", "three")];
  await business.put(await business.lease(4, 60_000), "contact", [...contacts, contact("silent", "two")]);
  await documents.append(await documents.lease(profiles.length, 60_000), { events: [], profiles, identity: [] });
}

beforeAll(async () => {
  api = await startInstallation(fill);
}, 60_000);
afterAll(() => api.stop());

interface Part {
  readonly state: string;
  readonly size: number;
  readonly people: { readonly size: number };
}
interface Reach {
  readonly channel: string;
  readonly groups: number | null;
  readonly parts: readonly Part[];
}

async function reachOf(where: object, unit = "customer") {
  const { body } = await api.ask(
    `query($where: ConditionInput!, $unit: Unit!) { workspace(id: "w") { population(unit: $unit, where: $where) {
      population { size reach { channel groups parts { state size people { size } } } } } } }`,
    { variables: { where, unit } },
  );
  expect(body.errors).toBeUndefined();
  return (body.data as { workspace: { population: { population: { size: number; reach: readonly Reach[] } } } })
    .workspace.population.population;
}

const sizes = ({ parts }: Reach) => parts.map(({ size }) => size);

test("each channel's parts sum to the size, each list is as long, and one address is one group", async () => {
  const { size, reach } = await reachOf({ trait: { trait: "score", op: "is not", value: 99 } });
  expect(reach.map((one) => [one.channel, ...sizes(one), one.groups])).toEqual([
    ["email", 2, size - 4, 1, 1, 1],
    ["sms", 1, size - 2, 0, 1, 1],
    ["push", 0, size, 0, 0, 0],
    ["in-app", size - 1, 0, 1, 0, null],
    ["webhook", size, 0, 0, 0, null],
  ]);
  for (const { parts } of reach) {
    expect(parts.map(({ people }) => people.size)).toEqual(parts.map((part) => part.size));
    expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(size);
  }
});

test("an account is as reachable as the most reachable of its contacts, and its parts sum too", async () => {
  const { size, reach } = await reachOf({ all: [] }, "account");
  expect([size, reach[0] && sizes(reach[0]), reach[0]?.groups]).toEqual([3, [1, 1, 0, 1], null]);
  for (const one of reach) expect(sizes(one).reduce((sum, part) => sum + part, 0)).toBe(size);
  for (const { parts } of reach) expect(parts.map(({ people }) => people.size)).toEqual(parts.map((part) => part.size));
});
