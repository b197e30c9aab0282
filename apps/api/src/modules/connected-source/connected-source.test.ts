import { mappingsSetting } from "@throughline/model";
import {
  type ConnectedDatabases,
  connectionsOf,
  type ForeignDatabase,
  type ForeignRow,
  MappingRefused,
  SourceUnavailable,
} from "@throughline/sources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type Installation, startInstallation } from "../../testing/installation.ts";

const rows: readonly ForeignRow[] = [
  {
    key: "1",
    updatedAt: null,
    values: { id: 1, at: "2026-03-01T10:00:00.000Z", who: "ada", price: 2.5, mail: "ada@x.de" },
  },
  { key: "2", updatedAt: null, values: { id: 2, at: null, who: "bob", price: 1 } },
];

/** A foreign database in memory, with one table. */
const shop: ForeignDatabase = {
  ping: async () => "MySQL 9.7",
  describe: async () => [{ database: "d", name: "T", columns: [{ name: "id", type: "int" }], keys: [["id"]] }],
  table: async (mapping) => {
    if (mapping.table !== "T") throw new MappingRefused([{ code: "unknownTable", message: "No.", path: ["table"] }]);
    return {
      count: async () => rows.length,
      newest: async () => null,
      scan: async (after, limit) => ({ rows: after === null ? rows.slice(0, limit) : [], next: null, unusable: 0 }),
      changed: async () => ({ rows: [], last: null }),
      present: async (keys) => new Set(keys),
      earlier: (at) => at,
    };
  },
  close: async () => undefined,
};
const databases: ConnectedDatabases = {
  connections: connectionsOf({
    SOURCE_SHOP_URL: "mysql://u:hunter2@db/d",
    SOURCE_GONE_URL: "mongodb://u:hunter2@db/d",
  }),
  open: (name) => {
    if (name === "gone") throw new SourceUnavailable("It cannot be reached.");
    return name === "shop" ? shop : undefined;
  },
  close: async () => undefined,
};

const mapping = {
  id: "sales",
  connection: "shop",
  table: "T",
  key: ["id"],
  target: {
    events: { name: { text: "Sold" }, timestamp: "at", userId: "who", properties: { price: "price" } },
  },
};
const fields = "connectedSource { id name version state mapping problem } problems { code path }";
const save = `mutation($version: Int!, $mapping: JSONObject!) {
  saveMapping(workspaceId: "w", version: $version, mapping: $mapping) { ${fields} } }`;
const remove = `mutation($id: ID!, $keepData: Boolean!) {
  removeMapping(workspaceId: "w", id: $id, keepData: $keepData) { ${fields} } }`;
const inWorkspace = (selection: string) => `{ workspace(id: "w") { ${selection} } }`;

let installation: Installation;
const tokens = new Map<string, string>();
beforeAll(async () => {
  installation = await startInstallation(async () => undefined, { databases, loopbackOnly: false });
  for (const role of ["admin", "engineer", "marketer", "seller"] as const)
    tokens.set(role, await installation.token(role, "o"));
});
afterAll(() => installation.stop());

function ask(query: string, variables: Record<string, unknown> = {}, role = "engineer"): Promise<Answer> {
  return installation.ask(query, { variables, token: tokens.get(role) ?? "" });
}
const data = async (query: string, variables?: Record<string, unknown>) => (await ask(query, variables)).body.data;

it("lists connections by name and state, never by address, and describes them", async () => {
  const { text, body } = await ask(inWorkspace("connections { name kind state reason }"));
  expect(body.data).toEqual({
    workspace: {
      connections: [
        { name: "gone", kind: "mongodb", state: "down", reason: "It cannot be reached." },
        { name: "shop", kind: "MySQL 9.7", state: "ok", reason: null },
      ],
    },
  });
  expect(text).not.toMatch(/hunter2|@db/);
  const described = `a: describeConnection(name: "shop") { problem tables { name keys columns { name type } } }
    b: describeConnection(name: "nope") { problem tables { name } }`;
  expect(await data(inWorkspace(described))).toEqual({
    workspace: {
      a: {
        problem: null,
        tables: [{ name: "T", keys: [{ columns: ["id"] }], columns: [{ name: "id", type: "int" }] }],
      },
      b: { problem: expect.stringContaining("There are: gone, shop."), tables: [] },
    },
  });
});

it("shows what rows would become, and what a sync would do, writing nothing", async () => {
  const query = `query($mapping: JSONObject!) { workspace(id: "w") {
    previewMapping(mapping: $mapping) { sentence rows { key becomes problem } problems { code path } }
    dryRunMapping(mapping: $mapping) { rows inserts updates unchanged rejected complete reasons { reason rows key } problems { code path } } } }`;
  expect(await data(query, { mapping })).toEqual({
    workspace: {
      previewMapping: {
        sentence: expect.stringMatching(/^Each row of T in shop is an event "Sold"/),
        rows: [
          {
            key: "1",
            becomes: {
              event: "Sold",
              timestamp: "2026-03-01T10:00:00.000Z",
              userId: "ada",
              properties: { price: 2.5 },
            },
            problem: null,
          },
          { key: "2", becomes: null, problem: "at is empty" },
        ],
        problems: [],
      },
      dryRunMapping: {
        ...{ rows: 2, inserts: 1, updates: 0, unchanged: 0, rejected: 1, complete: true, problems: [] },
        reasons: [{ reason: "at is empty", rows: 1, key: "2" }],
      },
    },
  });
  expect(await data(query, { mapping: { ...mapping, table: "U" } })).toMatchObject({
    workspace: {
      previewMapping: { rows: [], problems: [{ code: "unknownTable", path: ["table"] }] },
      dryRunMapping: { complete: false, problems: [{ code: "unknownTable", path: ["table"] }] },
    },
  });
  expect(await (await installation.stores.connected("w")).states()).toEqual([]);
});

it("masks what belongs to people for who may not see personal data", async () => {
  const query = `query($mapping: JSONObject!) { workspace(id: "w") {
    previewMapping(mapping: $mapping) { rows { becomes problem } } dryRunMapping(mapping: $mapping) { reasons { reason } } } }`;
  const { events } = mapping.target;
  const asks = {
    properties: { ...mapping, target: { events: { ...events, properties: { to: "mail" } } } },
    time: { ...mapping, target: { events: { ...events, timestamp: "mail" } } },
  };
  for (const [role, address] of [
    ["engineer", "a•••••@x.de"],
    ["admin", "ada@x.de"],
  ] as const) {
    const { text: properties } = await ask(query, { mapping: asks.properties }, role);
    const { text: time } = await ask(query, { mapping: asks.time }, role);
    expect([role, properties.match(/[a•\w]+@x.de/g), [...new Set(time.match(/[a•\w]+@x.de/g))]]).toEqual([
      role,
      [address],
      [address],
    ]);
  }
});

it("saves over the version that the editor saw, and lists what the connector has read", async () => {
  expect(await data(save, { version: 0, mapping: { ...mapping, key: [] } })).toMatchObject({
    saveMapping: { connectedSource: null, problems: [{ code: "wrongType", path: ["key"] }] },
  });
  expect(await data(save, { version: 0, mapping: { ...mapping, connection: "gone" } })).toMatchObject({
    saveMapping: { connectedSource: null, problems: [{ code: "sourceUnavailable", path: ["connection"] }] },
  });
  const both = await Promise.all([1, 2].map(() => data(save, { version: 0, mapping })));
  expect(both.map((answer) => JSON.stringify(answer)).filter((text) => text.includes("conflict"))).toHaveLength(1);
  const listed = inWorkspace(
    "connectedSources { id version state sentence mapping rowsStored lagSeconds rejects { key } }",
  );
  expect(await data(listed)).toMatchObject({
    workspace: {
      connectedSources: [{ id: "sales", version: 1, state: "waiting", mapping, rowsStored: 0, rejects: [] }],
    },
  });
  expect(await data(save, { version: 1, mapping: { ...mapping, name: "Sales" } })).toMatchObject({
    saveMapping: { connectedSource: { name: "Sales", version: 2 }, problems: [] },
  });
});

it("removes a mapping with or without its data, and remembers which", async () => {
  expect(await data(remove, { id: "nope", keepData: true })).toMatchObject({
    removeMapping: { problems: [{ code: "notFound", path: ["id"] }] },
  });
  expect(await data(remove, { id: "sales", keepData: false })).toEqual({
    removeMapping: { connectedSource: null, problems: [] },
  });
  const settings = await installation.stores.control.settings("w");
  expect(settings.find(({ name }) => name === mappingsSetting)?.value).toEqual({
    mappings: [],
    ended: [{ id: "sales", keepData: false }],
  });
  const audit = await installation.stores.control.auditEntries("w", 10);
  expect(audit.map(({ action, detail }) => [action, detail])).toEqual(
    expect.arrayContaining([
      ["connectedSource.save", "version 1"],
      ["connectedSource.remove", "data removed"],
    ]),
  );
});

it.each(["marketer", "seller"])("is not for a %s", async (role) => {
  for (const query of [inWorkspace("connections { name }"), inWorkspace("connectedSources { id }")]) {
    const { body, text } = await ask(query, {}, role);
    expect(body.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect(text).not.toContain("shop");
  }
  const saved = await ask(save, { version: 0, mapping }, role);
  expect(saved.body.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});
