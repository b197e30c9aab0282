import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

const conditions: readonly (readonly [string, object, readonly string[]])[] = [
  ["everyone", { all: [] }, ["user:custA", "user:custB"]],
  ["a trait", { trait: { trait: "plan", op: "is", value: "PRO" } }, ["user:custA", "user:custB"]],
  ["an account's field", { account: { field: "territory", op: "contains", value: "canarya" } }, ["user:custA"]],
  [
    "an amount",
    { did: { event: "order.placed", measure: "sum", property: "amount", op: ">", value: 1000 } },
    ["user:custB"],
  ],
  ["nobody", { not: { all: [] } }, []],
];

const query = `query($where: ConditionInput!, $version: Int) { workspace(id: "w") { population(where: $where, version: $version) {
  problems { message } population { size estimate { size margin share note } sentence definition hash receipt { version definitionHash }
    customers { totalCount edges { node { id } } } } } } }`;

test.each(conditions)("%s: the size is the length of the list, at one version", async (_, where, members) => {
  const { body } = await api.ask(query, { variables: { where } });
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    workspace: {
      population: {
        problems: [],
        population: {
          size: members.length,
          estimate: { size: members.length, margin: 0, share: 1 },
          definition: where,
          customers: { totalCount: members.length },
        },
      },
    },
  });
  for (const id of members) expect(JSON.stringify(body.data)).toContain(`"id":"${id}"`);
});

test("what was read may be written back, and gives the same hash", async () => {
  const ask = async (where: unknown) => {
    const { body } = await api.ask(query, { variables: { where } });
    return (body.data as { workspace: { population: { population: { hash: string; definition: unknown } } } }).workspace
      .population.population;
  };
  const first = await ask({ any: [{ trait: { trait: "plan", op: "is set" } }, { all: [] }] });
  expect((await ask(first.definition)).hash).toBe(first.hash);
});

test("the people of each number of a trend are as many as the number, for the total and for every bucket", async () => {
  const { body } = await api.ask(`{ workspace(id: "w") { trend(query: { unit: "customer", interval: "month",
    series: [{ event: "order.placed", measure: "unique" }], breakdown: [{ property: "country" }],
    range: { from: "2026-10-01", to: "2026-11-30" } }) { trend { series { total values
      people { size customers { totalCount } } first: people(bucket: 0) { size } second: people(bucket: 1) { size } } } } } }`);
  expect(body.errors).toBeUndefined();
  interface Series {
    readonly total: number;
    readonly values: readonly number[];
    readonly people: { readonly size: number; readonly customers: { readonly totalCount: number } };
    readonly first: { readonly size: number };
    readonly second: { readonly size: number };
  }
  const { series } = (body.data as { workspace: { trend: { trend: { series: readonly Series[] } } } }).workspace.trend
    .trend;
  expect(series.length).toBeGreaterThanOrEqual(2);
  for (const { total, values, people, first, second } of series)
    expect([people.size, people.customers.totalCount, first.size, second.size]).toEqual([
      total,
      total,
      values[0],
      values[1],
    ]);
});

test("a version that was never there is refused with words", async () => {
  const { status, body } = await api.ask(query, { variables: { where: { all: [] }, version: 2_000_000_000 } });
  expect(status).toBe(200);
  expect(body.errors?.[0]).toMatchObject({ extensions: { code: "VERSION_GONE" } });
});

test("a sample is the same by its seed, with the columns that were chosen, masked by role", async () => {
  const ask = async (columns: readonly string[], seed: number, token?: string) => {
    const { body } = await api.ask(
      `query($columns: [String!]!, $seed: Int!) { workspace(id: "w") { population(where: { all: [] }) { population {
        sample(columns: $columns, first: 1, seed: $seed) { rows { id cells } problems { path message } } } } } }`,
      { variables: { columns, seed }, ...(token === undefined ? {} : { token }) },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { workspace: { population: { population: { sample: { rows: unknown[] } } } } }).workspace
      .population.population.sample;
  };
  const columns = ["plan", "account.industry", "email"];
  const samples = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((seed) => ask(columns, seed)));
  expect(await ask(columns, 3)).toEqual(samples[3]);
  expect(new Set(samples.map((sample) => JSON.stringify(sample)))).toEqual(
    new Set(
      ["A", "B"].map((s) =>
        JSON.stringify({
          rows: [{ id: `user:cust${s}`, cells: ["Pro", `Industry CANARY${s}`, `k.canary${s}@x.example`] }],
          problems: [],
        }),
      ),
    ),
  );
  const masked = await ask(["email"], 0, await api.token("marketer"));
  expect(masked.rows).toMatchObject([{ cells: [expect.stringMatching(/^k•+@x\.example$/)] }]);
  expect(await ask(["plan", "account.industri"], 0)).toMatchObject({
    rows: [],
    problems: [{ path: ["columns", "1"], message: expect.stringContaining('"industry"') }],
  });
});

test("each line says who is left after it and who matches it alone, and its lists are as long", async () => {
  const pro = { trait: { trait: "plan", op: "is", value: "pro" } };
  const inA = { account: { field: "territory", op: "contains", value: "canarya" } };
  const ask = async (where: object) => {
    const { body } = await api.ask(
      `query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) { population { lines { path sentence
        so { size people { size } } alone { size people { size } } } } } } }`,
      { variables: { where } },
    );
    return (body.data as { workspace: { population: { population: { lines: unknown } } } }).workspace.population
      .population.lines;
  };
  const count = (size: number) => ({ size, people: { size } });
  const ofA = 'belong to any account whose territory contains "canarya"';
  const ofPro = 'have a plan that is "pro"';
  expect(await ask({ all: [inA, pro] })).toEqual([
    { path: ["all", "0"], sentence: ofA, so: count(1), alone: count(1) },
    { path: ["all", "1"], sentence: ofPro, so: count(1), alone: count(2) },
  ]);
  expect(await ask({ any: [inA, pro] })).toEqual([
    { path: ["any", "0"], sentence: ofA, so: count(1), alone: count(1) },
    { path: ["any", "1"], sentence: ofPro, so: count(2), alone: count(2) },
  ]);
  expect(await ask({ not: pro })).toEqual([
    { path: [], sentence: expect.stringContaining("plan"), so: count(0), alone: count(0) },
  ]);
});
