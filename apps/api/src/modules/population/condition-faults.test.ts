import { type Engine, EngineError } from "@throughline/engine";
import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

const state = { rebuilding: false };
let api: Installation;

/** The same engine; while the flag is set it answers as one that builds its file again and has no earlier answer. */
function rebuildable(stores: Stores, engine: Engine): [Stores, Engine] {
  return [
    stores,
    {
      ...engine,
      run: (request) =>
        state.rebuilding
          ? Promise.reject(new EngineError("unavailable", "rebuilding /engine/w/1.duckdb"))
          : engine.run(request),
    },
  ];
}

beforeAll(async () => {
  api = await startInstallation(twoSellers, { breakable: rebuildable });
}, 60_000);
afterAll(() => api.stop());

interface Problem {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}
interface Counted {
  readonly population: { readonly size: number } | null;
  readonly problems: readonly Problem[];
}

async function count(where: object): Promise<Counted> {
  const { status, body } = await api.ask(
    `query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) { population { size }
      problems { code path message } } } }`,
    { variables: { where } },
  );
  expect([status, body.errors]).toEqual([200, undefined]);
  return (body.data as { workspace: { population: Counted } }).workspace.population;
}

const pro = { trait: { trait: "plan", op: "is", value: "pro" } };

/** `levels` conditions, one in the other. */
function nested(levels: number): object {
  let where: object = pro;
  for (let level = 1; level < levels; level += 1) where = level % 2 === 0 ? { not: where } : { all: [where] };
  return where;
}

/** As GraphQL writes it. */
const inline = (value: unknown): string => JSON.stringify(value).replace(/"(\w+)":/g, "$1: ");

describe("how much a definition may hold", () => {
  test("64 levels are counted, as a variable and written out; 65 are a problem", async () => {
    const counted = await count(nested(64));
    expect(counted).toMatchObject({ population: { size: expect.any(Number) }, problems: [] });
    const written = await api.ask(
      `{ workspace(id: "w") { population(where: ${inline(nested(64))}) { population { size } problems { code } } } }`,
    );
    expect(written.body.errors).toBeUndefined();
    expect(written.body.data).toEqual({ workspace: { population: counted } });
    const { population, problems } = await count(nested(65));
    expect([population, problems.map(({ code }) => code)]).toEqual([null, ["tooDeep"]]);
  });

  test("10,000 values of a list are counted, 10,001 are a problem", async () => {
    const among = (n: number) => ({
      trait: { trait: "plan", op: "in", value: ["pro", ...Array.from({ length: n - 1 }, (_, i) => `plan ${i}`)] },
    });
    expect(await count(among(10_000))).toEqual({ population: { size: 2 }, problems: [] });
    expect(await count(among(10_001))).toMatchObject({
      population: null,
      problems: [{ code: "wrongType", path: ["trait", "value"], message: expect.stringContaining("10000") }],
    });
    const ids = (n: number) => ({
      ids: { values: ["custA", ...Array.from({ length: n - 1 }, (_, i) => `nobody-${i}`)] },
    });
    expect(await count(ids(10_000))).toEqual({ population: { size: 1 }, problems: [] });
    expect((await count(ids(10_001))).problems).toHaveLength(1);
  });
});

const did = (more: object) => ({ did: { event: "order.placed", ...more } });

describe("what cannot be meant is a problem at its node", () => {
  test.each([
    ["two windows at once", did({ window: { last: "P7D", from: "2026-01-01" } }), "contradiction", "did.window"],
    [
      "a far edge that is near",
      did({ window: { between: { far: "P1D", near: "P7D" } } }),
      "contradiction",
      "did.window.between",
    ],
    [
      "an end before its beginning",
      did({ window: { from: "2026-02-01", to: "2026-01-01" } }),
      "contradiction",
      "did.window",
    ],
    ["calendar and exact in one", did({ window: { last: "P1DT2H" } }), "wrongType", "did.window.last"],
    ["a text as a number", { trait: { trait: "plan", op: ">", value: "5" } }, "wrongType", "trait.value"],
    ["a number as a date", { trait: { trait: "plan", op: "before", value: 5 } }, "wrongType", "trait.value"],
    ["fewer than none", did({ op: "<", value: -1 }), "wrongType", "did.value"],
    ["another unit's field", { sequence: { steps: [{ event: "order.placed" }] } }, "wrongType", "sequence.steps"],
  ])("%s", async (_, where, code, path) => {
    const { population, problems } = await count({ all: [pro, where] });
    expect([population, problems.map((one) => [one.code, one.path.join(".")])]).toEqual([
      null,
      [[code, `all.1.${path}`]],
    ]);
  });

  test("names that the data do not have, each with the nearest one", async () => {
    const { population, problems } = await count({
      all: [
        { trait: { trait: "plam", op: "is", value: "pro" } },
        { did: { event: "Page viewd" } },
        { account: { field: "industri", op: "is set" } },
        did({ where: [{ property: "amuont", op: ">", value: 1 }] }),
      ],
    });
    expect(population).toBeNull();
    expect(problems.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["all.0.trait.trait", expect.stringContaining('did you mean "plan"?')],
      ["all.1.did.event", expect.stringContaining("no event is called")],
      ["all.2.account.field", expect.stringContaining('did you mean "industry"?')],
      ["all.3.did.where.0.property", expect.stringContaining('did you mean "amount"?')],
    ]);
  });
});

describe("what is saved and changes under a definition", () => {
  const fields = "segment { id } problems { code path message }";
  interface Saved {
    readonly segment: { readonly id: string } | null;
    readonly problems: readonly Problem[];
  }
  async function mutate(mutation: string, variables: object): Promise<Saved> {
    const { body } = await api.ask(mutation, { variables: { ...variables } });
    expect(body.errors).toBeUndefined();
    const [payload] = Object.values(body.data as Readonly<Record<string, Saved>>);
    if (!payload) throw new Error("no answer");
    return payload;
  }
  const create = async (name: string, where: object): Promise<string> => {
    const { segment, problems } = await mutate(
      `mutation($name: String!, $where: ConditionInput!) { createSegment(workspaceId: "w", label: { name: $name },
        where: $where) { ${fields} } }`,
      { name, where },
    );
    expect(problems).toEqual([]);
    return segment?.id ?? "";
  };

  test("a circle through three segments is refused with the names of all three, and nothing is saved", async () => {
    const first = await create("First", pro);
    const second = await create("Second", { not: { segment: first } });
    const third = await create("Third", { all: [{ segment: second }, pro] });
    const { problems } = await mutate(
      `mutation($id: ID!, $where: ConditionInput!) { defineSegment(workspaceId: "w", id: $id, version: 1, where: $where) {
        ${fields} } }`,
      { id: first, where: { any: [pro, { segment: third }] } },
    );
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["cycle", ["where", "any", "1", "segment"]]]);
    expect(problems[0]?.message).toContain('"First" → "Third" → "Second" → "First"');
    expect(await count({ segment: third })).toMatchObject({ population: { size: 0 } });
  });

  test("a field that is gone is a problem of the segment that uses it, and of what names that segment", async () => {
    const put = async (attributes: Readonly<Record<string, string>>) => {
      const business = await api.stores.business("w");
      const account = { kind: "account", key: "accA", values: { id: "accA", name: "Account CANARYA" } };
      await business.put(await business.lease(1, 60_000), "account", [{ ...account, attributes }]);
      await api.engine.sync("w");
    };
    await put({ tier: "gold" });
    const gold = await create("Gold", { account: { field: "tier", op: "is", value: "gold" } });
    const rest = await create("Not gold", { not: { segment: gold } });
    const problemsOf = async (id: string) => {
      const { body } = await api.ask(
        `query($id: ID!) { workspace(id: "w") { segment(id: $id) { problems { code path message } } } }`,
        { variables: { id } },
      );
      return (body.data as { workspace: { segment: { problems: readonly Problem[] } } }).workspace.segment.problems;
    };
    expect([await problemsOf(gold), await problemsOf(rest)]).toEqual([[], []]);
    expect(await count({ segment: rest })).toMatchObject({ population: { size: 1 }, problems: [] });
    await put({});
    const gone = { code: "notInData", message: expect.stringContaining('no field of an account is called "tier"') };
    expect(await problemsOf(gold)).toEqual([{ ...gone, path: ["account", "field"] }]);
    expect(await problemsOf(rest)).toEqual([{ ...gone, path: ["not", "segment"] }]);
    expect(await count({ all: [pro, { segment: rest }] })).toEqual({
      population: null,
      problems: [{ ...gone, path: ["all", "1", "segment"] }],
    });
  });
});

test("while the engine builds its file again a count is refused in words, never guessed; a checked definition stays", async () => {
  state.rebuilding = true;
  const { body, text } = await api
    .ask(
      `query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) { population { size } } } }`,
      { variables: { where: { not: pro } } },
    )
    .finally(() => Object.assign(state, { rebuilding: false }));
  expect(body.errors).toMatchObject([
    { message: expect.stringContaining("Stored data is safe"), extensions: { code: "UNAVAILABLE" } },
  ]);
  expect(body.data).toEqual({ workspace: { population: { population: null } } });
  expect(text).not.toContain("/engine/w");
  expect(await count({ not: pro })).toEqual({ population: { size: 0 }, problems: [] });
});

test("a trait that somebody stated once and nobody has now is known as of an act", async () => {
  const documents = await api.stores.documents("w");
  const said = { source: "web", seq: 0, userId: "once", receivedAt: 2, properties: {}, context: {} };
  const events = [
    {
      ...said,
      messageId: "said",
      type: "identify" as const,
      event: "Identified",
      timestamp: 1,
      traits: { tier: "gold" },
    },
    { ...said, messageId: "did", type: "track" as const, event: "Signed", timestamp: 2, traits: {} },
  ];
  await documents.append(await documents.lease(2, 60_000), { events, profiles: [], identity: [] });
  await api.engine.sync("w");
  const signed = (tier: string) => ({
    did: { event: "Signed", where: [{ property: `customer.${tier}`, op: "is", value: "gold", asOf: "event" }] },
  });
  expect(await count(signed("tier"))).toEqual({ population: { size: 1 }, problems: [] });
  expect((await count(signed("teir"))).problems).toMatchObject([
    { code: "notInData", path: ["did", "where", "0", "property"] },
  ]);
});

test("an event that three hundred conditions name is looked for once", async () => {
  const any = Array.from({ length: 300 }, (_, i) => ({ did: { event: "Signed", op: ">=", value: i + 1 } }));
  expect(await count({ any })).toEqual({ population: { size: 1 }, problems: [] });
}, 20_000);
