import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  defaultIdentityRules,
  type EditedMappings,
  type Mapping,
  mappingsSetting,
  withMapping,
} from "@throughline/model";
import { appendEvents, type EventRecord, MappingReading, openStores, type Stores } from "@throughline/sources";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readEnvironment } from "../../environment.ts";
import { Steps } from "../../terminal/steps.mjs";
import { changeMappings } from "./change-mappings.ts";
import { sourceRemove } from "./source-remove.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const mapping: Mapping = {
  ...{ id: "sales", name: "Sales", connection: "gone", table: "T", key: ["id"] },
  ...{ timeZone: "UTC", overlapSeconds: 10, compareMinutes: 60 },
  target: { events: { name: { text: "Sold" }, timestamp: "at", userId: "who", properties: {} } },
};
const rows = ["1", "2"].map((key) => ({
  ...{ key, updatedAt: null, values: { id: key, at: new Date(now).toISOString(), who: "ada" } },
}));
const table = {
  count: async () => rows.length,
  newest: async () => null,
  scan: async (after: string | null) => ({ rows: after === null ? rows : [], next: null, unusable: 0 }),
  changed: async () => ({ rows: [], last: null }),
  present: async (keys: readonly string[]) => new Set(keys),
  earlier: (at: string) => at,
};
const other: EventRecord = {
  ...{ source: "web", messageId: "kept", seq: 0, type: "track", event: "Seen", userId: "ada" },
  ...{ timestamp: now, receivedAt: now, properties: {}, traits: {}, context: {} },
};

let home: string;
let stores: Stores;
let said: string[];
beforeEach(async () => {
  said = [];
  home = await mkdtemp(join(tmpdir(), "throughline-source-remove-"));
  stores = await openStores({ home });
  await stores.control.migrate();
  await stores.control.putWorkspace({
    ...{ id: "shop", name: "Shop", timeZone: "UTC", weekStart: "monday", currency: "EUR" },
    ...{ customerNoun: "customer", accountNoun: "account", createdAt: 0 },
  });
  const [documents, business] = [await stores.documents("shop"), await stores.business("shop")];
  await documents.migrate();
  await business.migrate();
  const value = { mappings: [{ version: 1, mapping: JSON.parse(JSON.stringify(mapping)) }], ended: [] };
  const about = { name: mappingsSetting, version: 1, value, savedAt: now, savedBy: "local", note: "" };
  await stores.control.saveSetting("shop", about);
  const connected = await stores.connected("shop");
  const parts = { stores: { documents, business }, connected, saved: { version: 1, mapping }, table };
  const reading = await MappingReading.open({
    ...{
      ...parts,
      owner: "former",
      rules: async () => defaultIdentityRules,
      now: () => now,
      stopped: () => false,
      everyMs: 60_000,
    },
  });
  while ((await reading?.step()) === "more");
  await reading?.close();
  await appendEvents(documents, [other]);
});
afterEach(async () => {
  await stores.close();
  await rm(home, { recursive: true, force: true });
});

const remove = (words: readonly string[], options = {}) =>
  sourceRemove.run(
    {
      environment: readEnvironment({ THROUGHLINE_HOME: home }, home),
      ...{
        stores: async () => stores,
        steps: new Steps(process.stderr),
        now: () => now + 1_000,
        signal: new AbortController().signal,
      },
      print: (line) => said.push(line),
    },
    words,
    { workspace: "shop", ...options },
  );
const left = async () => {
  const everything = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: 10 };
  const events = await (await stores.documents("shop")).eventsAfter(everything);
  const connected = await stores.connected("shop");
  return [
    events.map(({ source }) => source).toSorted(),
    (await connected.counts("sales")).stored,
    await connected.states(),
  ];
};

it("takes away what rows became, with no connection and no connector, once", async () => {
  expect((await left())[0]).toEqual(["connected:sales", "connected:sales", "web"]);
  expect(await remove(["sales"])).toBe(0);
  expect(await left()).toEqual([["web"], 0, []]);
  expect(said).toEqual(["Removed sales. What its rows became is gone."]);
  await expect(remove(["sales"])).rejects.toThrow('has no mapping "sales"');
  const act = { principal: "local", action: "connectedSource.remove", subject: "sales", detail: "data removed" };
  expect(await stores.control.auditEntries("shop", 10)).toEqual([{ at: now + 1_000, workspaceId: "shop", ...act }]);
});

it("a mapping that is saved is audited with its version, one that says nothing new is not", async () => {
  const act = ({ saved }: EditedMappings) => ({ action: "save", subject: "sales", detail: `${saved?.version}` });
  const renamed = { ...mapping, name: "Other" };
  await changeMappings(stores, "shop", now, (held) => withMapping(held, renamed, 1), act);
  await changeMappings(stores, "shop", now, () => ({ problems: [] }), act);
  const entries = await stores.control.auditEntries("shop", 10);
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([["save", "2"]]);
});

it("leaves what rows became where that is asked, and the rows to a connector that reads them", async () => {
  const connected = await stores.connected("shop");
  const state = await connected.state("sales");
  if (!state) throw new Error("nothing was read");
  await connected.saveState({ ...state, owner: "running", ownedUntil: now + 60_000, revision: state.revision + 1 });
  expect(await remove(["sales"], { "keep-data": true })).toBe(0);
  expect(said).toEqual(["Removed sales. The connector of the running product lets go of its rows."]);
  const held = await connected.state("sales");
  if (held) await connected.saveState({ ...held, ownedUntil: 0, revision: held.revision + 1 });
  expect(await remove(["sales"])).toBe(0);
  expect(await left()).toEqual([["connected:sales", "connected:sales", "web"], 0, []]);
});
