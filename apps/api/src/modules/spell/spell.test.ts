import type { MembershipBatch, MembershipChange, Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

const day = 86_400_000;
/** Midnight in Berlin before the instant of every request. */
const midnight = Date.parse("2026-11-21T23:00:00Z");
const since = midnight - 3 * day;

let api: Installation;

async function follow(stores: Stores): Promise<void> {
  await twoSellers(stores);
  const segments = await stores.segments("w");
  const made = (id: string, unit: "customer" | "account") =>
    segments.create(
      {
        ...{ id, unit, name: `The ${id}`, description: "", ownerId: "local", tags: [], archivedAt: null },
        definition: { where: { all: [] }, kinds: { all: 1 } },
        createdAt: since,
      },
      { savedAt: since, savedBy: "local", note: "" },
    );
  for (const [id, unit] of [
    ["people", "customer"],
    ["shops", "account"],
    ["quiet", "customer"],
  ] as const)
    await made(id, unit);
  const store = await stores.membership("w");
  const lease = await store.takeLease("worker", 60_000, Date.now());
  if (!lease) throw new Error("no lease");
  const record = async (segmentId: string, changes: readonly Omit<MembershipChange, "segmentId">[]) => {
    const progress = { segmentId, version: 1, state: "live", asOf: now, cut: "", since } as const;
    const batch: MembershipBatch = {
      id: `${segmentId} ${changes.length}`,
      segments: [progress],
      changes: changes.map((change) => ({ ...change, segmentId })),
    };
    await store.record(lease, batch);
  };
  const baseline = { direction: "entered", at: since, why: { cause: "baseline" } } as const;
  await record("people", [
    { ...baseline, unit: "user:custA" },
    {
      unit: "user:custB",
      direction: "entered",
      at: midnight - 12 * 3_600_000,
      why: { cause: "event", event: "Page viewed" },
    },
    { unit: "user:custA", direction: "left", at: midnight + 60_000, why: { cause: "window" } },
  ]);
  await record("shops", [
    { ...baseline, unit: "accA" },
    { ...baseline, unit: "accB" },
  ]);
}

beforeAll(async () => {
  api = await startInstallation(follow);
  await api.engine.sync("w");
}, 60_000);
afterAll(() => api.stop());

async function segment(id: string, fields: string, token?: string): Promise<Record<string, unknown>> {
  const query = `query($id: ID!) { workspace(id: "w") { segment(id: $id) { ${fields} } } }`;
  const { body } = await api.ask(query, { variables: { id }, ...(token ? { token } : {}) });
  if (body.errors) throw new Error(body.errors[0]?.message);
  return (body.data as { workspace: { segment: Record<string, unknown> } }).workspace.segment;
}

const live = "live { state asOf size since }";
const recent = `recent { edges { cursor node { direction at cause reason customer { id } account { id } } }
  pageInfo { hasNextPage } }`;

test("a followed segment says how far it is; one that nobody follows says so", async () => {
  expect(await segment("people", live)).toEqual({
    live: { state: "live", asOf: new Date(now).toISOString(), size: 1, since: new Date(since).toISOString() },
  });
  expect(await segment("quiet", `${live} sizes(days: 2) { size entered left }`)).toEqual({
    live: null,
    sizes: { size: [null, null], entered: [null, null], left: [null, null] },
  });
});

test("size, comings and goings by local day; what was not known is not 0", async () => {
  const { sizes } = await segment("people", "sizes(days: 5) { at size entered left }");
  expect(sizes).toEqual({
    at: [-4, -3, -2, -1, 0].map((i) => midnight + i * day),
    size: [null, 1, 1, 2, 1],
    entered: [null, 0, 0, 1, 0],
    left: [null, 0, 0, 0, 1],
  });
  await expect(segment("people", "sizes(days: 0) { at }")).rejects.toThrow("days must be");
});

test("who came and went, the newest first, with the reason in words, in pages", async () => {
  const { recent: found } = (await segment("people", recent)) as {
    recent: { edges: { cursor: string; node: object }[] };
  };
  expect(found.edges.map(({ node }) => node)).toMatchObject([
    { direction: "left", cause: "window", reason: "the time window had passed", customer: { id: "user:custA" } },
    { direction: "entered", cause: "event", reason: "did Page viewed", customer: { id: "user:custB" }, account: null },
    { direction: "entered", cause: "baseline", customer: { id: "user:custA" } },
  ]);
  const rest = recent.replace("recent", `recent(first: 1, after: "${found.edges[0]?.cursor}")`);
  expect(await segment("people", rest)).toMatchObject({
    recent: { edges: [{ node: { reason: "did Page viewed" } }], pageInfo: { hasNextPage: true } },
  });
  const shops = await segment("shops", recent);
  expect(JSON.stringify(shops)).toContain('"account":{"id":"accA"}');
});

test("a seller sees own people and accounts, in sizes and lists alike", async () => {
  const seller = await api.token("seller", "ownerA");
  const people = await segment("people", `${live} ${recent} sizes(days: 2) { size entered left }`, seller);
  expect(people).toMatchObject({ live: { size: 0 }, sizes: { size: [1, 0], entered: [0, 0], left: [0, 1] } });
  const shops = await segment("shops", `${live} ${recent} sizes(days: 1) { size }`, seller);
  expect(shops).toMatchObject({ live: { size: 1 }, sizes: { size: [1] } });
  expect(JSON.stringify([people, shops])).not.toMatch(/custB|accB/);
});

test("coming in and leaving are events by name: conditions count them, any event does not", async () => {
  const size = async (where: object) => {
    const query = `query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) {
      population { size } problems { message } } } }`;
    const { body } = await api.ask(query, { variables: { where } });
    return JSON.stringify(body.data ?? body.errors);
  };
  expect(await size({ did: { event: "segment.entered" } })).toContain('"size":1');
  const left = { did: { event: "segment.left", where: [{ property: "segment", op: "is", value: "the people" }] } };
  expect(await size(left)).toContain('"size":1');
  expect(await size({ did: { event: "*", window: { from: "2026-11-20" } } })).toContain('"size":0');
});

test("who was in at a past instant is a population like any other; before the first record it is not known", async () => {
  const at = (
    instant: number,
  ) => `membersAt(instant: "${new Date(instant).toISOString()}") { problems { code message path }
    population { size sentence receipt { rules } customers { edges { node { id } } } } }`;
  const { membersAt: then } = (await segment("people", at(midnight - 1))) as {
    membersAt: { population: { receipt: { rules: string[] }; customers: { edges: { node: { id: string } }[] } } };
  };
  expect(then).toMatchObject({
    problems: [],
    population: { size: 2, sentence: expect.stringContaining("were in the segment") },
  });
  expect(then.population.customers.edges.map(({ node }) => node.id).toSorted()).toEqual(["user:custA", "user:custB"]);
  expect(then.population.receipt.rules.join()).toContain("recorded then");
  expect(await segment("people", at(now))).toMatchObject({ membersAt: { population: { size: 1 } } });
  expect(await segment("people", at(since - 1))).toMatchObject({
    membersAt: {
      population: null,
      problems: [{ code: "notKnown", path: ["instant"], message: expect.stringMatching(/before 18 Nov 2026/) }],
    },
  });
  expect(await segment("quiet", at(now))).toMatchObject({ membersAt: { problems: [{ code: "notKnown" }] } });
  expect(await segment("people", at(now + day))).toMatchObject({ membersAt: { problems: [{ code: "notKnown" }] } });
  const seller = await api.token("seller", "ownerB");
  const seen = await segment("people", at(midnight - 1), seller);
  expect(seen).toMatchObject({ membersAt: { population: { size: 1 } } });
  expect(JSON.stringify(seen)).not.toContain("custA");
});

test("a past membership is compared, overlapped and explained", async () => {
  const was = { wasIn: { segment: "people", at: new Date(midnight - 1).toISOString() } };
  const query = `query($of: [ConditionInput!]!, $where: ConditionInput!) { workspace(id: "w") {
    overlap(of: $of) { problems { message } parts { of size } }
    explain(id: "user:custA", where: $where) { problems { message } explanation { matches } } } }`;
  const { body, text } = await api.ask(query, { variables: { of: [was, { segment: "people" }], where: was } });
  expect(body.errors, text).toBeUndefined();
  expect(text).toContain('{"of":[0,1],"size":2}');
  expect(text).toContain('"matches":true');
});

test("a timeline tells of it with its body", async () => {
  const query = `{ workspace(id: "w") { customer(id: "user:custB") { timeline(first: 20) { edges { node {
    event detail } } } } } }`;
  const { text } = await api.ask(query);
  expect(text).toContain('{"event":"segment.entered","detail":"The people"}');
});
