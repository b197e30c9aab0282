import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSchema } from "../schema/schema.ts";
import { type Installation, now, startInstallation } from "../testing/installation.ts";
import { fieldQueries } from "../testing/leak-query.ts";
import { event, record } from "../testing/two-sellers.ts";

const address = "kim.canary@x.example";
const said = { email: address, note: `call ${address}, soon`, list: [`<${address}>`] };
let api: Installation;
let token: string;

beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    const business = await stores.business("w");
    const put = async (kind: string, values: Parameters<typeof record>[1]) => {
      const one = { ...record(kind, values), attributes: { note: `of ${address}` } };
      await business.put(await business.lease(1, 60_000), kind, [one]);
    };
    await put("owner", { id: "o1", name: "Owner" });
    await put("account", { id: "acc", name: "Account", ownerId: "o1", createdAt: now - 1000 });
    const person = { customerId: address, accountId: "acc" };
    await put("contact", { id: address, ...person, name: address, email: address, title: `Mail ${address}` });
    await put("membership", { ...person, role: "buyer", primary: true });
    await put("order", { id: "o-1", ...person, kind: "order", placedAt: now - 5000, currency: "EUR", amount: "10" });
    await put("opportunity", {
      id: "opp",
      accountId: "acc",
      name: `For ${address}`,
      amount: "5",
      createdAt: now - 9000,
    });
    await put("campaign", { id: "c", name: "Spring", startsOn: "2026-11-01" });
    await put("target", { campaignId: "c", customerId: address, at: now - 7000 });
    const documents = await stores.documents("w");
    const events = [
      event(address, "Page viewed", now - 4000, said),
      event(address, "Coupon redeemed", now - 3000, { nested: said }),
      event(address, "Mail opened", now - 2000, { link: `https://x.example/?to=${encodeURIComponent(address)}` }),
      { ...event(address, `Mail to ${address}`, now - 1000, {}), messageId: `${address}/1` },
    ];
    const trait = (value: string) => ({ value, timestamp: now, source: "web", messageId: "t" });
    const traits = { name: trait(address), email: trait(address), note: trait(`ask ${address}`) };
    await documents.append(await documents.lease(9, 60_000), {
      events,
      profiles: [{ id: `user:${address}`, createdAt: now - 9000, traits }],
      identity: [
        {
          op: "link",
          a: `user:${address}`,
          b: `email:${address}`,
          timestamp: now - 4000,
          source: "web",
          messageId: "m1",
        },
      ],
    });
    const raw = Buffer.from(JSON.stringify({ userId: address, properties: said }));
    const letter = {
      id: "l",
      source: "web",
      reason: "badTime",
      message: `of ${address}`,
      receivedAt: now,
      envelope: {},
    };
    await documents.addDeadLetters([{ ...letter, raw }]);
  });
  token = await api.token("marketer");
}, 60_000);
afterAll(() => api.stop());

const queries = fieldQueries(buildSchema());

describe("no field gives a marketer an address of a person", () => {
  test.each(queries)("$field", async ({ query }) => {
    const { text } = await api.ask(query, { token });
    expect(text).not.toMatch(/kim\.canary/i);
  });
});

test("the same fields give it to an admin, so the test can fail", async () => {
  const fields = [
    "Customer.id",
    "Customer.name",
    "Customer.identifiers",
    "Contact.id",
    "Opportunity.name",
    "FieldInfo.top",
  ];
  for (const { field, query } of queries)
    if (fields.includes(field))
      expect([field, (await api.ask(query)).text]).toEqual([field, expect.stringContaining(address)]);
});

test("a sealed id finds its customer, for this role and for others, and a guess does not make one", async () => {
  const list = await api.ask('{ workspace(id: "w") { customers { edges { node { id } } } } }', { token });
  const id = /"id":"(user:~[^"]+)"/.exec(list.text)?.[1] ?? "";
  const one = `{ workspace(id: "w") { customer(id: "${id}") { id latestEvents { event } } } }`;
  const mine = await api.ask(one, { token });
  expect(mine.body.data).toMatchObject({ workspace: { customer: { id, latestEvents: expect.any(Array) } } });
  expect((await api.ask(one)).text).toContain(`"user:${address}"`);
});
