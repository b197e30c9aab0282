import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, record, twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    await twoSellers(stores);
    const documents = await stores.documents("w");
    const one = (id: string, traits: Readonly<Record<string, unknown>>) => ({
      id: `user:${id}`,
      createdAt: now,
      traits: Object.fromEntries(
        Object.entries(traits).map(([name, value]) => [
          name,
          { value: value as string, timestamp: now, source: "web", messageId: id },
        ]),
      ),
    });
    const profiles = [
      one("p1", { plan: "PRO", score: 5, vip: true }),
      one("p2", { plan: "Free", score: 5, vip: false, note: "k@x.example" }),
      one("p3", { plan: ["Pro", "Trial"], score: 7.5 }),
      one("p4", {}),
    ];
    const events = [
      event("p1", "Page viewed", now - 5000, { path: "/a" }),
      event("p1", "Page viewed", now, { path: "/b" }),
    ];
    await documents.append(await documents.lease(10, 60_000), { events, profiles, identity: [] });
    const business = await stores.business("w");
    const accounts = [record("account", { id: "accC", name: "C", industry: "Industry CANARYA" })];
    await business.put(await business.lease(1, 60_000), "account", accounts);
  });
}, 60_000);
afterAll(() => api.stop());

interface Row {
  readonly kind: string;
  readonly value: string | number | boolean | null;
  readonly size: number;
  readonly share: number;
  readonly people: { readonly size: number };
}

async function rowsOf(
  field: object,
  options: { readonly first?: number; readonly unit?: string; readonly token?: string } = {},
) {
  const { first = 10, unit = "customer", token } = options;
  const { body } = await api.ask(
    `query($field: BreakdownFieldInput!, $first: Int!, $unit: Unit!) { workspace(id: "w") {
      population(unit: $unit, where: { all: [] }) { population { size breakdown(field: $field, first: $first) {
        problems { code message } rows { kind value size share people { size } } } } } } }`,
    { variables: { field, first, unit }, ...(token === undefined ? {} : { token }) },
  );
  expect(body.errors).toBeUndefined();
  const { population } = (
    body.data as {
      workspace: {
        population: {
          population: { size: number; breakdown: { rows: readonly Row[]; problems: readonly { code: string }[] } };
        };
      };
    }
  ).workspace.population;
  const { rows, problems } = population.breakdown;
  expect(rows.map(({ people }) => people.size)).toEqual(rows.map(({ size }) => size));
  expect(rows.map(({ share }) => share)).toEqual(rows.map(({ size }) => size / population.size));
  return { rows: rows.map(({ kind, value, size }) => [kind, value, size]), problems, size: population.size };
}

test.each([
  [
    { trait: "score" },
    [
      ["value", 5, 2],
      ["value", 7.5, 1],
      ["none", null, 3],
    ],
  ],
  [
    { trait: "vip" },
    [
      ["value", false, 1],
      ["value", true, 1],
      ["none", null, 4],
    ],
  ],
  [
    { property: { event: "Page viewed", property: "path" } },
    [
      ["value", "/a", 3],
      ["value", "/b", 1],
      ["none", null, 3],
    ],
  ],
  [
    { account: "industry" },
    [
      ["value", "Industry CANARYA", 1],
      ["value", "Industry CANARYB", 1],
      ["none", null, 4],
    ],
  ],
  [
    { property: { event: "order.placed", property: "account.industry" } },
    [
      ["value", "Industry CANARYA", 1],
      ["value", "Industry CANARYB", 1],
      ["none", null, 4],
    ],
  ],
])("%j: values, most first, then those without", async (field, expected) => {
  expect((await rowsOf(field)).rows).toEqual(expected);
});

test("spellings are one value; one that has several is in each row; the rest is Other", async () => {
  expect((await rowsOf({ trait: "plan" })).rows).toEqual([
    ["value", "Pro", 4],
    ["value", "Free", 1],
    ["none", null, 1],
  ]);
  expect((await rowsOf({ trait: "score" }, { first: 1 })).rows).toEqual([
    ["value", 5, 2],
    ["other", null, 1],
    ["none", null, 3],
  ]);
});

test("accounts by their own field", async () => {
  expect((await rowsOf({ account: "industry" }, { unit: "account" })).rows).toEqual([
    ["value", "Industry CANARYA", 2],
    ["value", "Industry CANARYB", 1],
  ]);
});

test("whether a session bounced, and by which channel it came, is decided when it is asked", async () => {
  const property = (name: string) => ({ property: { event: "Page viewed", property: `session.${name}` } });
  const { rows, size } = await rowsOf(property("bounce"));
  expect(rows).toEqual([
    ["value", true, 2],
    ["value", false, 1],
    ["none", null, size - 3],
  ]);
  expect((await rowsOf(property("channel"))).rows).toEqual([
    ["value", "Direct", 3],
    ["none", null, size - 3],
  ]);
});

test("by the first or the last act of a name, each member once", async () => {
  const path = (which: string) => ({ property: { event: "Page viewed", property: "path", which } });
  expect((await rowsOf(path("any"))).rows.at(1)).toEqual(["value", "/b", 1]);
  expect((await rowsOf(path("first"))).rows).toEqual([
    ["value", "/a", 3],
    ["none", null, 3],
  ]);
  expect((await rowsOf(path("last"))).rows).toEqual([
    ["value", "/a", 2],
    ["value", "/b", 1],
    ["none", null, 3],
  ]);
});

test("by saved segments, each by its name; one that is not there is a problem", async () => {
  const save = async (name: string, where: object) => {
    const { body } = await api.ask(
      `mutation($name: String!, $where: ConditionInput!) { createSegment(workspaceId: "w", label: { name: $name },
        where: $where) { segment { id } } }`,
      { variables: { name, where } },
    );
    return (body.data as { createSegment: { segment: { id: string } } }).createSegment.segment.id;
  };
  const pro = await save("Pro plan", { trait: { trait: "plan", op: "is", value: "pro" } });
  const vip = await save("VIPs", { trait: { trait: "vip", op: "is", value: true } });
  expect((await rowsOf({ segments: [pro, vip] })).rows).toEqual([
    ["value", "Pro plan", 4],
    ["value", "VIPs", 1],
    ["none", null, 2],
  ]);
  expect((await rowsOf({ segments: [pro, "gone"] })).problems).toMatchObject([{ code: "unknownSegment" }]);
});

test("a field that the data do not have is a problem", async () => {
  expect(await rowsOf({ trait: "plam" })).toMatchObject({ rows: [], problems: [{ code: "notInData" }] });
});

test("who may not read addresses gets no row that names one", async () => {
  const token = await api.token("marketer");
  const { rows } = await rowsOf({ trait: "email" }, { token });
  expect(rows).toEqual([
    ["other", null, 2],
    ["none", null, 4],
  ]);
  expect((await rowsOf({ trait: "note" }, { token })).rows).toEqual([
    ["other", null, 1],
    ["none", null, 5],
  ]);
  expect((await rowsOf({ trait: "note" })).rows[0]).toEqual(["value", "k@x.example", 1]);
});
