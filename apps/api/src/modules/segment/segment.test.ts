import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

const pro = { trait: { trait: "plan", op: "is", value: "pro" } };
const inA = { account: { field: "territory", op: "contains", value: "canarya" } };

const fields = `segment { id name version revision definition population { size sentence } } problems { code path message }`;
const create = `mutation($where: ConditionInput!, $label: SegmentLabelInput!) {
  createSegment(workspaceId: "w", where: $where, label: $label, note: "first") { ${fields} } }`;
const define = `mutation($id: ID!, $version: Int!, $where: ConditionInput!) {
  defineSegment(workspaceId: "w", id: $id, version: $version, where: $where, note: "narrower") { ${fields} } }`;

interface Saved {
  readonly segment: { id: string; version: number; revision: number; population: { size: number } } | null;
  readonly problems: readonly { code: string; path: readonly string[] }[];
}

async function ask(query: string, variables: Record<string, unknown>, token?: string): Promise<Saved> {
  const { body } = await api.ask(query, { variables, ...(token ? { token } : {}) });
  if (body.errors) throw new Error(body.errors[0]?.message);
  return Object.values(body.data as Record<string, Saved>)[0] as Saved;
}

const made = async (name: string, where: object) => (await ask(create, { where, label: { name } })).segment?.id ?? "";

test("a segment is saved, read back, counted and listed", async () => {
  const saved = await ask(create, { where: pro, label: { name: " Pros ", tags: ["x"] } });
  expect(saved).toMatchObject({ segment: { name: "Pros", version: 1, population: { size: 2 } }, problems: [] });
  const { body } = await api.ask(
    `{ workspace(id: "w") {
      segments(search: "pros", tag: "x", unit: customer) { totalCount edges { node { name tags } } }
      ofAccounts: segments(search: "pros", unit: account) { totalCount } } }`,
  );
  expect(body.data).toMatchObject({
    workspace: { segments: { totalCount: 1, edges: [{ node: { name: "Pros" } }] }, ofAccounts: { totalCount: 0 } },
  });
});

test("what is wrong is said at its node, and nothing is saved", async () => {
  const bad = { all: [pro, { trait: { trait: "plam", op: "is", value: "pro" } }] };
  const { segment, problems } = await ask(create, { where: bad, label: { name: "" } });
  expect(segment).toBeNull();
  expect(problems.map(({ path }) => path.slice(0, 3))).toEqual([["name"], ["where", "all", "1"]]);
});

test("a change shows who comes and who goes before it is saved, and its version says what changed", async () => {
  const id = await made("Changing", pro);
  const asked = await api.ask(
    `query($id: ID!, $where: ConditionInput!) { workspace(id: "w") { segment(id: $id) { change(where: $where) {
      removed added entering { size } leaving { size customers { edges { node { id } } } } } } } }`,
    { variables: { id, where: { all: [pro, inA] } } },
  );
  expect(asked.body.data).toMatchObject({
    workspace: {
      segment: {
        change: {
          removed: [],
          entering: { size: 0 },
          leaving: { size: 1, customers: { edges: [{ node: { id: "user:custB" } }] } },
        },
      },
    },
  });
  const saved = await ask(define, { id, version: 1, where: { all: [pro, inA] } });
  expect(saved.segment).toMatchObject({ version: 2, population: { size: 1 } });
  const { body } = await api.ask(
    `query($id: ID!) { workspace(id: "w") { segment(id: $id) { versions { version note savedBy added removed } } } }`,
    { variables: { id } },
  );
  const { versions } = (body.data as { workspace: { segment: { versions: { version: number; added: string[] }[] } } })
    .workspace.segment;
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(versions[0]).toMatchObject({ note: "narrower", removed: [] });
  expect(versions[0]?.added).toHaveLength(1);
});

interface Sampled {
  readonly customer: { readonly id: string };
  readonly because: readonly { readonly sentence: string; readonly fields: readonly object[] }[];
}

test("a change says of some people why they come or go, and keeps masked what is masked", async () => {
  const mailed = { trait: { trait: "email", op: "contains", value: "canaryA" } };
  const id = await made("Reasons", { all: [pro, mailed] });
  const query = `query($id: ID!, $where: ConditionInput!) { workspace(id: "w") { segment(id: $id) { change(where: $where) {
    enteringSample { ...Why } leavingSample { ...Why } } } } }
    fragment Why on ChangedUnit { customer { id } because { path matches sentence fields { field value } } }`;
  const change = async (where: object, token?: string) => {
    const { body } = await api.ask(query, { variables: { id, where }, ...(token ? { token } : {}) });
    type Change = { enteringSample: readonly Sampled[]; leavingSample: readonly Sampled[] };
    return (body.data as { workspace: { segment: { change: Change } } }).workspace.segment.change;
  };
  const turned = { all: [pro, { not: mailed }] };
  const email = (value: string) => [
    { path: ["all", "1", "not"], matches: true, sentence: expect.any(String), fields: [{ field: "email", value }] },
  ];
  const { enteringSample, leavingSample } = await change(turned);
  expect(leavingSample).toEqual([{ customer: { id: "user:custA" }, because: email("k.canaryA@x.example") }]);
  expect(enteringSample).toEqual([
    {
      customer: { id: "user:custB" },
      because: [
        {
          path: ["all", "1"],
          matches: false,
          sentence: 'have an email that contains "canaryA"',
          fields: [{ field: "email", value: "k.canaryB@x.example" }],
        },
      ],
    },
  ]);
  const masked = await change(turned, await api.token("marketer"));
  expect(masked.leavingSample[0]?.because).toEqual(email("k•••••@x.example"));
  const seller = await change(turned, await api.token("seller", "ownerA"));
  expect(seller.enteringSample).toEqual([]);
});

test("what changed names segments by their names", async () => {
  const inner = await made("Named inside", pro);
  const id = await made("Names another", { all: [pro, { segment: inner }] });
  const { body } = await api.ask(
    `query($id: ID!, $where: ConditionInput!) { workspace(id: "w") { segment(id: $id) {
      versions { added } change(where: $where) { removed } } } }`,
    { variables: { id, where: pro } },
  );
  expect(body.data).toMatchObject({
    workspace: {
      segment: {
        versions: [{ added: [expect.any(String), 'are in the segment "Named inside"'] }],
        change: { removed: ['are in the segment "Named inside"'] },
      },
    },
  });
});

test("who saves second is told, is given the other's version, and can save over it knowingly", async () => {
  const id = await made("Two editors", pro);
  await ask(define, { id, version: 1, where: inA });
  const late = await ask(define, { id, version: 1, where: { all: [] } });
  expect(late.problems.map(({ code }) => code)).toEqual(["conflict"]);
  expect(late.segment).toMatchObject({ version: 2, definition: inA });
  expect((await ask(define, { id, version: 2, where: { all: [] } })).segment).toMatchObject({ version: 3 });
});

test("two who save at once cannot together outgrow a segment that names both", async () => {
  const any = (parts: number) => ({ any: Array.from({ length: parts }, () => pro) });
  const [a, b] = [await made("One half", pro), await made("Other half", pro)];
  await made("Both halves", { any: [{ segment: a }, { segment: b }] });
  const saved = await Promise.all([a, b].map((id, i) => ask(define, { id, version: 1, where: any(900 + i) })));
  expect(saved.flatMap(({ problems }) => problems)).toMatchObject([
    { code: "tooLarge", path: ["where"], message: expect.stringContaining('"Both halves"') },
  ]);
});

test("a segment is renamed and archived without a new version of its definition", async () => {
  const id = await made("Old name", pro);
  const label = `mutation($id: ID!, $revision: Int!, $archived: Boolean) {
    labelSegment(workspaceId: "w", id: $id, revision: $revision, label: { name: "New name" }, archived: $archived) { ${fields} } }`;
  expect(await ask(label, { id, revision: 1, archived: true })).toMatchObject({
    segment: { name: "New name", version: 1, revision: 2 },
  });
  expect((await ask(label, { id, revision: 1, archived: false })).problems[0]?.code).toBe("conflict");
  const listed = async (archived: boolean) => {
    const { body } = await api.ask(
      `query($archived: Boolean) { workspace(id: "w") { segments(search: "New name", archived: $archived) { totalCount } } }`,
      { variables: { archived } },
    );
    return (body.data as { workspace: { segments: { totalCount: number } } }).workspace.segments.totalCount;
  };
  expect([await listed(false), await listed(true)]).toEqual([0, 1]);
});

test("another member becomes the owner; who is none is a problem, and the change is audited", async () => {
  const id = await made("Owned", pro);
  await api.token("marketer");
  await api.token("seller", "ownerA");
  const listed = async (token?: string) => {
    const { body } = await api.ask(`{ workspace(id: "w") { members { id name } } }`, token ? { token } : {});
    return body.data as { workspace: { members: readonly { id: string }[] } | null } | null;
  };
  const tokens = await api.stores.control.tokens("w");
  const editors = tokens.filter(({ role }) => role === "marketer").map((one) => `token:${one.id}`);
  const members = (await listed())?.workspace?.members ?? [];
  expect(members.map((one) => one.id).toSorted()).toEqual(["local", ...editors].toSorted());
  const owner = editors[0] ?? "";
  const give = (revision: number, giveTo: string) =>
    ask(
      `mutation($id: ID!, $revision: Int!, $giveTo: ID) { labelSegment(workspaceId: "w", id: $id, revision: $revision,
        label: { name: "Owned" }, giveTo: $giveTo) { ${fields} } }`,
      { id, revision, giveTo },
    );
  const refused = await give(1, `token:${tokens.find(({ role }) => role === "seller")?.id}`);
  expect(refused.problems).toMatchObject([{ code: "notFound", path: ["giveTo"] }]);
  expect((await give(1, owner)).problems).toEqual([]);
  expect(await (await api.stores.segments("w")).segment(id)).toMatchObject({ ownerId: owner, revision: 2 });
  const audited = (await api.stores.control.auditEntries("w", 50)).filter(({ subject }) => subject === id);
  expect(audited.map(({ action, detail }) => [action, detail])).toContainEqual([
    "segment.label",
    `Owned, owner ${owner}`,
  ]);
  expect((await listed(await api.token("seller", "ownerA")))?.workspace ?? null).toBeNull();
});

test("sellers and engineers read segments, counted in their own scope, and do not save them", async () => {
  const id = await made("Scoped", pro);
  const seller = await api.token("seller", "ownerA");
  const { body } = await api.ask(
    `query($id: ID!) { workspace(id: "w") { segment(id: $id) { population { size } } } }`,
    { variables: { id }, token: seller },
  );
  expect(body.data).toMatchObject({ workspace: { segment: { population: { size: 1 } } } });
  for (const token of [seller, await api.token("engineer")])
    await expect(ask(define, { id, version: 1, where: inA }, token)).rejects.toThrow(
      "Your role does not include this.",
    );
  const marketer = await api.token("marketer");
  expect((await ask(define, { id, version: 1, where: inA }, marketer)).segment).toMatchObject({ version: 2 });
});

test("an overlap is exact, and the list behind each part is as long as its number", async () => {
  const { body } = await api.ask(
    `query($of: [ConditionInput!]!) { workspace(id: "w") { overlap(of: $of) { problems { message }
      parts { of size people { size customers { totalCount } } } } } }`,
    { variables: { of: [pro, inA, { not: pro }] } },
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toEqual({
    workspace: {
      overlap: {
        problems: [],
        parts: [
          { of: [0], size: 1, people: { size: 1, customers: { totalCount: 1 } } },
          { of: [0, 1], size: 1, people: { size: 1, customers: { totalCount: 1 } } },
        ],
      },
    },
  });
});

test("a segment names another, follows its changes, and a circle is refused by name", async () => {
  const inner = await made("Inner", pro);
  const outer = await made("Outer", { all: [{ segment: inner }, inA] });
  const read = async (id: string) => {
    const { body } = await api.ask(
      `query($id: ID!) { workspace(id: "w") { segment(id: $id) { usedBy { name } population { size sentence } } } }`,
      { variables: { id } },
    );
    return (body.data as { workspace: { segment: object } }).workspace.segment;
  };
  expect(await read(outer)).toMatchObject({ population: { size: 1, sentence: expect.stringContaining('"Inner"') } });
  expect(await read(inner)).toMatchObject({ usedBy: [{ name: "Outer" }] });
  await ask(define, { id: inner, version: 1, where: { not: pro } });
  expect(await read(outer)).toMatchObject({ population: { size: 0 } });
  const { problems } = await ask(define, { id: inner, version: 2, where: { segment: outer } });
  expect(problems).toEqual([
    { code: "cycle", path: ["where", "segment"], message: expect.stringMatching(/"Inner" → "Outer" → "Inner"/) },
  ]);
});

test("a list of ids is appended to, replaced and cut; ids that nobody has are kept and reported", async () => {
  const created = await ask(
    `mutation { createSegmentList(workspaceId: "w", label: { name: "From the fair" }) { ${fields} } }`,
    {},
  );
  const id = created.segment?.id ?? "";
  expect(created.segment?.population.size).toBe(0);
  const edit = async (mode: string, ids: readonly string[]) =>
    ask(
      `mutation($id: ID!, $mode: ListEditMode!, $ids: [String!]!) { editSegmentList(workspaceId: "w", id: $id, mode: $mode,
        ids: $ids) { added removed unknown unknownSamples ${fields} } }`,
      { id, mode, ids },
    );
  expect(await edit("append", ["custA", " custA ", "nobody"])).toMatchObject({
    added: 2,
    unknown: 1,
    unknownSamples: ["nobody"],
    problems: [],
  });
  const sized = async () => {
    const { body } = await api.ask(
      `query($id: ID!) { workspace(id: "w") { segment(id: $id) { revision population { size sentence } } } }`,
      { variables: { id } },
    );
    return (body.data as { workspace: { segment: { population: { size: number } } } }).workspace.segment;
  };
  expect(await sized()).toMatchObject({ revision: 2, population: { size: 1 } });
  expect(await edit("replace", ["user:custB", "custA"])).toMatchObject({ added: 1, removed: 1, unknown: 0 });
  expect(await sized()).toMatchObject({ population: { size: 2 } });
  expect(await edit("remove", ["custA"])).toMatchObject({ added: 0, removed: 1 });
  expect(await sized()).toMatchObject({ population: { size: 1 } });
  expect((await edit("append", [""])).problems).toMatchObject([{ code: "badId", path: ["ids", "0"] }]);
  const narrowed = await ask(define, { id, version: 1, where: { all: [{ ids: { list: id } }, pro] } });
  expect(narrowed.problems).toMatchObject([{ code: "contradiction", path: ["where"] }]);
  expect(await sized()).toMatchObject({ population: { size: 1 } });
});

test("a list that comes in parts keeps its members until the last, and when a part is missing", async () => {
  const created = await ask(
    `mutation { createSegmentList(workspaceId: "w", label: { name: "In parts" }) { ${fields} } }`,
    {},
  );
  const id = created.segment?.id ?? "";
  const edit = (ids: readonly string[], upload?: { readonly id: string; readonly size?: number }) =>
    ask(
      `mutation($id: ID!, $ids: [String!]!, $upload: ListUploadInput) { editSegmentList(workspaceId: "w", id: $id,
        mode: replace, ids: $ids, upload: $upload) { added removed unknown ${fields} } }`,
      { id, ids, upload },
    );
  const held = { segment: { revision: 2, population: { size: 1 } } };
  expect(await edit(["custA"])).toMatchObject({ added: 1, ...held });
  expect(await edit(["nobody"], { id: "u" })).toMatchObject({ added: 0, removed: 0, unknown: 1, ...held });
  const missing = { id: "u", size: 3 };
  expect(await edit(["custB"], missing)).toMatchObject({ problems: [{ code: "incomplete" }], ...held });
  expect(await edit(["custB"], { id: "u", size: 2 })).toMatchObject({
    ...{ added: 2, removed: 1, unknown: 0, problems: [] },
    segment: { revision: 3, population: { size: 1 } },
  });
  const long = await edit(["custA"], { id: "v", size: 100_001 });
  expect(long).toMatchObject({ problems: [{ code: "tooMany", path: ["ids"] }], segment: { revision: 3 } });
  expect((await edit([], { id: "a<b" })).problems).toMatchObject([{ code: "badId", path: ["upload", "id"] }]);
});

test("a list is used by what names its ids, not by itself", async () => {
  const created = await ask(
    `mutation { createSegmentList(workspaceId: "w", label: { name: "Named list" }) { ${fields} } }`,
    {},
  );
  const id = created.segment?.id ?? "";
  const usedBy = async () => {
    const { body } = await api.ask(`query($id: ID!) { workspace(id: "w") { segment(id: $id) { usedBy { name } } } }`, {
      variables: { id },
    });
    return (body.data as { workspace: { segment: { usedBy: unknown } } }).workspace.segment.usedBy;
  };
  expect(await usedBy()).toEqual([]);
  await made("Of the list", { all: [pro, { not: { ids: { list: id } } }] });
  expect(await usedBy()).toEqual([{ name: "Of the list" }]);
});
