import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

const query = `query($unit: Unit, $id: ID!, $where: ConditionInput!) { workspace(id: "w") {
  explain(unit: $unit, id: $id, where: $where) {
    problems { code path }
    explanation { matches watched flipsAt nodes { path depth kind sentence matches from counts { what value }
      fields { field value } events { event kind at properties } } } } } }`;

interface Explained {
  readonly problems: readonly { code: string; path: readonly string[] }[];
  readonly explanation: {
    readonly matches: boolean;
    readonly watched: boolean;
    readonly flipsAt: string | null;
    readonly nodes: readonly {
      readonly kind: string;
      readonly matches: boolean;
      readonly counts: readonly { what: string; value: number | null }[];
      readonly fields: readonly { field: string; value: unknown }[];
      readonly events: readonly { event: string; kind: string }[];
    }[];
  } | null;
}

async function explain(id: string, where: object, token?: string, unit = "customer"): Promise<Explained> {
  const { body } = await api.ask(query, { variables: { unit, id, where }, ...(token ? { token } : {}) });
  if (body.errors) throw new Error(body.errors[0]?.message);
  return (body.data as { workspace: { explain: Explained } }).workspace.explain;
}

const viewed = { did: { event: "Page viewed", op: ">=", value: 2, window: { last: "P30D" } } };
const ordered = { did: { event: "order.placed", window: { last: "P30D" } } };
const mail = { trait: { trait: "email", op: "is set" } };

test("each condition says whether it is met, what was counted, and the acts of both stores it rests on", async () => {
  const { explanation, problems } = await explain("user:custA", { all: [viewed, ordered, { not: mail }] });
  expect(problems).toEqual([]);
  expect(explanation).toMatchObject({ matches: false, watched: true });
  expect(explanation?.nodes).toMatchObject([
    { path: [], depth: 0, kind: "all", matches: false },
    {
      path: ["all", "0"],
      sentence: "did Page viewed at least 2 times in the last 30 days",
      matches: false,
      counts: [{ what: "count", value: 1 }],
      events: [{ event: "Page viewed", kind: "event", properties: { title: "Page CANARYA" } }],
    },
    { path: ["all", "1"], matches: true, events: [{ event: "order.placed", kind: "business" }] },
    { path: ["all", "2"], matches: false, depth: 1 },
    { path: ["all", "2", "not"], matches: true, depth: 2, fields: [{ field: "email", value: "k.canaryA@x.example" }] },
  ]);
  expect(explanation?.flipsAt).toBeNull();
});

test("an answer that will turn by itself says when", async () => {
  const { explanation } = await explain("user:custA", ordered);
  expect(explanation).toMatchObject({ matches: true, watched: true });
  expect(Date.parse(explanation?.flipsAt ?? "")).toBeGreaterThan(Date.now() - 400 * 86_400_000);
});

test("addresses are masked for those who do not see them", async () => {
  const { explanation } = await explain("user:custA", mail, await api.token("marketer"));
  expect(explanation?.nodes[0]?.fields).toEqual([{ field: "email", value: "k•••••@x.example" }]);
});

test("a seller explains the own people; another's person and one that never was are not found alike", async () => {
  const token = await api.token("seller", "ownerA");
  expect((await explain("user:custA", ordered, token)).explanation?.matches).toBe(true);
  const notFound = { explanation: null, problems: [{ code: "notFound", path: ["id"] }] };
  expect(await explain("user:custB", ordered, token)).toEqual(notFound);
  expect(await explain("user:nobody", ordered, token)).toEqual(notFound);
  expect(await explain("accB", { all: [] }, token, "account")).toEqual(notFound);
  expect((await explain("user:custB", ordered)).explanation?.matches).toBe(true);
});

test("a definition that cannot be read is told at its node", async () => {
  const { explanation, problems } = await explain("user:custA", { all: [{ trait: { trait: "plam", op: "is set" } }] });
  expect(explanation).toBeNull();
  expect(problems[0]?.path.slice(0, 3)).toEqual(["where", "all", "0"]);
});

test("people in an account's definition are counted, and the answer is the population's", async () => {
  const where = { related: { relation: "contacts", quantifier: "any", who: ordered } };
  const { explanation } = await explain("accA", where, undefined, "account");
  const { body } = await api.ask(
    `query($where: ConditionInput!) { workspace(id: "w") { population(unit: account, where: $where) { population {
      accounts { edges { node { id } } } } } } }`,
    { variables: { where } },
  );
  const inside = JSON.stringify(body.data).includes('"accA"');
  expect(explanation?.matches).toBe(inside);
  expect(explanation?.nodes[0]?.counts.map(({ what }) => what)).toEqual(["contacts", "satisfying"]);
});

test("a person's saved segments say which have the person, and why by the segment's own definition", async () => {
  for (const [name, where] of Object.entries({ Buyers: ordered, Readers: viewed }))
    await api.ask(
      `mutation($where: ConditionInput!, $name: String!) { createSegment(workspaceId: "w", where: $where, label: { name: $name }) { problems { code } } }`,
      { variables: { where, name } },
    );
  const { body } = await api.ask(`{ workspace(id: "w") { customer(id: "user:custA") { segments { matches segment {
    name explain(id: "user:custA") { explanation { matches } } } } } } }`);
  expect(body.data).toEqual({
    workspace: {
      customer: {
        segments: [
          { matches: true, segment: { name: "Buyers", explain: { explanation: { matches: true } } } },
          { matches: false, segment: { name: "Readers", explain: { explanation: { matches: false } } } },
        ],
      },
    },
  });
});

test("a segment that a definition names is explained by what inside it is not met", async () => {
  const where = { all: [ordered, viewed] };
  const { body } = await api.ask(
    `mutation($where: ConditionInput!) { createSegment(workspaceId: "w", where: $where, label: { name: "Inner" }, note: "") {
      segment { id } } }`,
    { variables: { where } },
  );
  const { id } = (body.data as { createSegment: { segment: { id: string } } }).createSegment.segment;
  const { explanation } = await explain("user:custA", { not: { segment: id } });
  expect(explanation).toMatchObject({
    matches: true,
    nodes: [
      { path: [], depth: 0, matches: true },
      { path: ["not"], depth: 1, sentence: 'are in the segment "Inner"', matches: false },
      { path: ["not", "segment"], depth: 2, kind: "all", matches: false },
      { path: ["not", "segment", "all", "0"], depth: 3, matches: true, events: [{ event: "order.placed" }] },
      { path: ["not", "segment", "all", "1"], depth: 3, matches: false, counts: [{ what: "count", value: 1 }] },
    ],
  });
});
