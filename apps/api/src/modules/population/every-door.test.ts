import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

/** Of five yes-or-no traits `t0` to `t4`, each of the 31 combinations that has one at all, by one person. */
const combinations = Array.from({ length: 31 }, (_, i) => [0, 1, 2, 3, 4].filter((bit) => ((i + 1) >> bit) % 2 === 1));

beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    await twoSellers(stores);
    const documents = await stores.documents("w");
    const profiles = combinations.map((bits) => ({
      id: `user:p${bits.join("")}`,
      createdAt: now,
      traits: Object.fromEntries(
        bits.map((bit) => [`t${bit}`, { value: true, timestamp: now, source: "web", messageId: `m${bits.join("")}` }]),
      ),
    }));
    await documents.append(await documents.lease(31, 60_000), { events: [], profiles, identity: [] });
  });
}, 60_000);
afterAll(() => api.stop());

const pro = { trait: { trait: "plan", op: "is", value: "pro" } };

function nested(levels: number): object {
  let where: object = pro;
  for (let level = 1; level < levels; level += 1) where = level % 2 === 0 ? { not: where } : { all: [where] };
  return where;
}

interface Problem {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

/** The problems of the only field below the workspace, or of the mutation. */
async function problemsAt(query: string, where: object): Promise<readonly Problem[]> {
  const { status, body } = await api.ask(query, { variables: { where } });
  expect([status, body.errors]).toEqual([200, undefined]);
  const data = body.data as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const [answer] = data["workspace"] ? Object.values(data["workspace"]) : Object.values(data);
  return (answer as { readonly problems: readonly Problem[] }).problems;
}

const below = (field: string) =>
  `query($where: ConditionInput!) { workspace(id: "w") { ${field} { problems { code path message } } } }`;
const trend = (filter: string) => `trend(query: { unit: "customer", interval: "day", filter: ${filter},
  series: [{ event: "order.placed", measure: "unique" }], range: { last: 7, unit: "day" } })`;
const doors: readonly (readonly [string, string, string])[] = [
  ["population", below("population(where: $where)"), ""],
  ["compare", below("compare(a: { all: [] }, b: $where)"), "b"],
  ["overlap", below("overlap(of: [$where, { all: [] }])"), "of.0"],
  ["explain", below('explain(id: "user:custA", where: $where)'), "where"],
  ["trend", below(trend("$where")), "filter"],
  [
    "createSegment",
    `mutation($where: ConditionInput!) { createSegment(workspaceId: "w", label: { name: "Deep" }, where: $where) {
      problems { code path message } } }`,
    "where",
  ],
];

test.each(doors)("%s takes 64 levels and refuses 65 with a problem", async (_, query, at) => {
  expect(await problemsAt(query, nested(64))).toEqual([]);
  const problems = await problemsAt(query, nested(65));
  expect(problems.map(({ code }) => code)).toEqual(["tooDeep"]);
  const keys = problems[0]?.path ?? [];
  expect(keys.join(".").startsWith(`${at && `${at}.`}not.all.0.not.all.0`)).toBe(true);
  expect(keys.filter((key) => key === "all" || key === "not")).toHaveLength(64);
});

test.each(doors)("%s leads to the misspelt name, with the nearest one", async (_, query, at) => {
  const problems = await problemsAt(query, { all: [pro, { did: { event: "Page viewd" } }] });
  expect(problems).toMatchObject([{ code: "notInData", message: expect.stringContaining('"Page viewed"') }]);
  expect(problems[0]?.path.join(".")).toBe(`${at && `${at}.`}all.1.did.event`);
});

test("two who save at once: one is saved, the other gets it beside the own to merge with", async () => {
  const fields = "segment { id version definition } problems { code }";
  const made = await api.ask(
    `mutation { createSegment(workspaceId: "w", label: { name: "At once" }, where: { all: [] }) { ${fields} } }`,
  );
  const { id } = (made.body.data as { createSegment: { segment: { id: string } } }).createSegment.segment;
  const save = async (value: string) => {
    const where = { trait: { trait: "plan", op: "is", value } };
    const { body } = await api.ask(
      `mutation($id: ID!, $where: ConditionInput!) { defineSegment(workspaceId: "w", id: $id, version: 1, where: $where) {
        ${fields} } }`,
      { variables: { id, where } },
    );
    return { where, ...(body.data as { defineSegment: Saved }).defineSegment };
  };
  interface Saved {
    readonly segment: { readonly version: number; readonly definition: unknown };
    readonly problems: readonly Problem[];
  }
  const both = await Promise.all([save("pro"), save("free")]);
  const [won, ...more] = both.filter(({ problems }) => problems.length === 0);
  const [lost] = both.filter(({ problems }) => problems.length > 0);
  expect(more).toEqual([]);
  expect(lost?.problems).toEqual([{ code: "conflict" }]);
  for (const one of [won, lost]) expect(one?.segment).toMatchObject({ version: 2, definition: won?.where });
});

test("five populations overlap in 31 parts, each counted and listed; six are refused", async () => {
  const has = (bit: number) => ({ trait: { trait: `t${bit}`, op: "is", value: true } });
  const ask = async (of: readonly object[]) => {
    const { body } = await api.ask(
      `query($of: [ConditionInput!]!) { workspace(id: "w") { overlap(of: $of) { problems { code path }
        parts { of size people { size customers(first: 2) { edges { node { id } } } } } } } }`,
      { variables: { of } },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { workspace: { overlap: { parts: readonly { of: number[] }[] | null; problems: unknown } } })
      .workspace.overlap;
  };
  const { parts, problems } = await ask([0, 1, 2, 3, 4].map(has));
  expect(problems).toEqual([]);
  const expected = combinations.map((of) => ({
    of,
    size: 1,
    people: { size: 1, customers: { edges: [{ node: { id: `user:p${of.join("")}` } }] } },
  }));
  const byParts = (a: { of: number[] }, b: { of: number[] }) => (a.of.join() < b.of.join() ? -1 : 1);
  expect(parts?.toSorted(byParts)).toEqual(expected.toSorted(byParts));
  expect(await ask([0, 1, 2, 3, 4, 0].map(has))).toEqual({
    parts: null,
    problems: [{ code: "badNumber", path: ["of"] }],
  });
});
