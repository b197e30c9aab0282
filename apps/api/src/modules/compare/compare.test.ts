import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";

let api: Installation;
const people = 40;

/** Every second customer is on plan pro; those bought twice as often and are ten years older. */
beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    const documents = await stores.documents("w");
    const from = { timestamp: now - 1000, source: "web", messageId: "m" };
    const ids = Array.from({ length: people }, (_, i) => i);
    const buys = ids.filter((i) => i % 2 === 0 || i % 4 === 1);
    const events = buys.map((i) => ({
      source: "web",
      messageId: `b${i}`,
      seq: 0,
      type: "track" as const,
      event: "Bought",
      userId: `u${i}`,
      timestamp: now - 1000,
      receivedAt: now,
      properties: {},
      traits: {},
      context: {},
    }));
    const profiles = ids.map((i) => ({
      id: `user:u${i}`,
      createdAt: now - 2000,
      traits: {
        plan: { value: i % 2 === 0 ? "pro" : "free", ...from },
        referrer: { value: i % 2 === 0 ? "friend@x.example" : "web", ...from },
        email: { value: `person${i}@x.example`, ...from },
        age: { value: (i % 2 === 0 ? 40 : 30) + (i % 3), ...from },
      },
    }));
    await documents.append(await documents.lease(200, 60_000), { events, profiles, identity: [] });
  });
}, 60_000);
afterAll(() => api.stop());

const query = `query($a: ConditionInput!, $b: ConditionInput!) { workspace(id: "w") { compare(a: $a, b: $b) { problems { path }
  comparison { a { size } b { size } both { size } onlyA { size } onlyB { size customers { totalCount } }
    fieldsLeft differences { kind name value count share mean effect byDefinition people { size } } } } } }`;
const plan = (value: string) => ({ trait: { trait: "plan", op: "is", value } });

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly value: string | null;
  readonly effect: number;
  readonly count: readonly number[];
  readonly byDefinition: boolean;
  readonly people: readonly { readonly size: number }[] | null;
}

test("sizes, overlap and what differs most, largest effect first, without personal fields", async () => {
  const { body } = await api.ask(query, { variables: { a: plan("pro"), b: plan("free") } });
  expect(body.errors).toBeUndefined();
  const { comparison } = (body.data as { workspace: { compare: { comparison: { differences: Row[] } } } }).workspace
    .compare;
  expect(comparison).toMatchObject({
    a: { size: 20 },
    b: { size: 20 },
    both: { size: 0 },
    onlyA: { size: 20 },
    onlyB: { size: 20, customers: { totalCount: 20 } },
  });
  const rows = comparison.differences;
  expect(rows.map(({ name }) => name)).not.toContain("email");
  expect(rows.find(({ kind }) => kind === "act")).toMatchObject({ name: "Bought", count: [20, 10], share: [1, 0.5] });
  expect(rows.find(({ value }) => value === "free")).toMatchObject({ count: [0, 20], share: [0, 1] });
  expect(rows.find(({ kind }) => kind === "number")).toMatchObject({ name: "age", count: [20, 20] });
  expect(rows.map(({ people }) => people?.map(({ size }) => size))).toEqual(rows.map(({ count }) => count));
  expect(rows.filter(({ byDefinition }) => byDefinition).map(({ value }) => value)).toEqual(["free", "pro"]);
  expect(comparison).toMatchObject({ fieldsLeft: 0 });
  const sizes = rows.map(({ effect }) => Math.abs(effect));
  expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
});

test("a population that cannot be read is named by its side", async () => {
  const { body } = await api.ask(query, {
    variables: { a: plan("pro"), b: { trait: { trait: "plam", op: "is set" } } },
  });
  expect(body.data).toMatchObject({
    workspace: { compare: { comparison: null, problems: [{ path: ["b", "trait", "trait"] }] } },
  });
});

test("a value that holds an address is shown to nobody who may not read it", async () => {
  const variables = { a: plan("pro"), b: plan("free") };
  const marketer = await api.ask(query, { variables, token: await api.token("marketer") });
  expect(marketer.body.errors).toBeUndefined();
  expect(marketer.text).not.toContain("x.example");
  const admin = await api.ask(query, { variables });
  expect(admin.text).toContain("friend@x.example");
});

test("the people of a number are listed at the number's version, whoever came since", async () => {
  const compared = `query($a: ConditionInput!, $b: ConditionInput!) { workspace(id: "w") { compare(a: $a, b: $b) { comparison {
    differences { value count people { definition version } } } } } }`;
  const variables = { a: plan("pro"), b: plan("free") };
  interface Compared {
    readonly value: string | null;
    readonly count: readonly [number, number];
    readonly people: readonly { readonly definition: unknown; readonly version: number }[];
  }
  const { body } = await api.ask(compared, { variables });
  const { differences } = (body.data as { workspace: { compare: { comparison: { differences: Compared[] } } } })
    .workspace.compare.comparison;
  const pro = differences.find(({ value }) => value === "pro");
  const [people] = pro?.people ?? [];
  const documents = await api.stores.documents("w");
  const from = { timestamp: now - 1000, source: "web", messageId: "late" };
  const profiles = [{ id: "user:late", createdAt: now - 2000, traits: { plan: { value: "pro", ...from } } }];
  await documents.append(await documents.lease(1, 60_000), { events: [], profiles, identity: [] });
  await api.engine.sync("w");
  const listed = `query($where: ConditionInput!, $version: Int) { workspace(id: "w") {
    population(unit: customer, where: $where, version: $version) { population { size customers(first: 100) { totalCount } } } } }`;
  const sizeAt = async (version: number | null) => {
    const answer = await api.ask(listed, { variables: { where: people?.definition, version } });
    return (answer.body.data as { workspace: { population: { population: unknown } } }).workspace.population.population;
  };
  expect(await sizeAt(people?.version ?? null)).toEqual({ size: 20, customers: { totalCount: 20 } });
  expect(await sizeAt(null)).toEqual({ size: 21, customers: { totalCount: 21 } });
});
