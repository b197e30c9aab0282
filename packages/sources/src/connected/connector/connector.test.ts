import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Mappings, mappingsSetting, parseMapping, withMapping, withoutMapping } from "@throughline/model";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStores } from "../../open-stores.ts";
import type { SyncState } from "../../ports/connected-store.ts";
import type { Stores } from "../../ports/stores.ts";
import { connectionsOf } from "../connection/connections.ts";
import { type ForeignDatabase, MappingRefused, SourceUnavailable } from "../foreign/foreign-database.ts";
import { ForeignSchedule } from "../testing/foreign-schedule.ts";
import { Connector } from "./connector.ts";

let home: string;
let stores: Stores;
let source: ForeignSchedule;
let away: Error | undefined;
let connector: Connector;
let saved: Mappings = { mappings: [], ended: [] };
let version = 0;
const troubles: unknown[] = [];

/** One table in memory, which may be away. */
const database: ForeignDatabase = {
  ping: async () => "Fake 1.0",
  describe: async () => [],
  table: async () => {
    if (away) throw away;
    return source.table;
  },
  close: async () => undefined,
};

function start(owner: string): Connector {
  const connections = connectionsOf({ SOURCE_SHOP_URL: "mysql://x" });
  const open = (name: string) => (name === "shop" ? database : undefined);
  const made = new Connector({
    stores,
    databases: { connections, open, close: async () => undefined },
    owner,
    now: Date.now,
    everyMs: 20,
    discoverMs: 20,
    onTrouble: (_, error) => troubles.push(error),
  });
  made.start();
  return made;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "throughline-connector-"));
  stores = await openStores({ home });
  await stores.control.migrate();
  await (await stores.documents("w")).migrate();
  await (await stores.business("w")).migrate();
  const rules = { timeZone: "UTC", weekStart: "monday", currency: "EUR" } as const;
  await stores.control.putWorkspace({
    id: "w",
    name: "W",
    ...rules,
    customerNoun: "c",
    accountNoun: "a",
    createdAt: 0,
  });
  source = new ForeignSchedule();
  away = undefined;
  saved = { mappings: [], ended: [] };
  version = 0;
  for (const key of ["a", "b", "c"]) source.write(key, 1, 0);
  connector = start("p1");
});
afterEach(async () => {
  await connector.stop();
  await stores.close();
  await rm(home, { recursive: true, force: true });
  expect(troubles).toEqual([]);
});

async function store(edited: Mappings | undefined): Promise<void> {
  if (!edited) throw new Error("not edited");
  saved = edited;
  version++;
  const value = JSON.parse(JSON.stringify(edited));
  await stores.control.saveSetting("w", { name: mappingsSetting, version, value, savedAt: 0, savedBy: "t", note: "" });
}

async function map(more: object = {}): Promise<void> {
  const target = { events: { name: { text: "Seen" }, timestamp: "at", userId: "id", properties: "rest" } };
  const json = { id: "m", connection: "shop", table: "t", key: ["id"], updatedAt: "at", target, ...more };
  expect(parseMapping(json).problems).toEqual([]);
  await store(withMapping(saved, json, saved.mappings[0]?.version ?? 0).edited);
}

async function until(wanted: (state: SyncState | undefined) => boolean): Promise<SyncState | undefined> {
  const connected = await stores.connected("w");
  for (let at = 0; at < 1000; at++) {
    const state = await connected.state("m");
    if (wanted(state)) return state;
    await sleep(10);
  }
  throw new Error(`waited in vain: ${JSON.stringify(await connected.state("m"))}`);
}

async function events(): Promise<string[]> {
  const found = await (await stores.documents("w")).eventsAfter({ after: 0, below: 1_000_000, limit: 100 });
  return found.map(({ event, messageId }) => `${event} ${messageId}`).toSorted();
}

async function linked(): Promise<string[]> {
  const found = await (await stores.documents("w")).identityAfter({ after: 0, below: 1_000_000, limit: 100 });
  return found.map(({ a, b }) => `${a} ${b}`).toSorted();
}

test("a mapping is read from when it is saved, again when it changes, and followed", async () => {
  await map();
  const state = await until((held) => held?.comparedAt != null);
  expect([state?.rowsStored, state?.rejected, state?.problem]).toEqual([3, 0, null]);
  source.advance(1000);
  source.write("d", 1, 0);
  await until((held) => held?.rowsStored === 4);
  await map({ target: { events: { name: { text: "Noticed" }, timestamp: "at", userId: "id" } } });
  await until((held) => held?.mappingVersion === 2 && held.comparedAt !== null);
  expect(await events()).toEqual(["Noticed a", "Noticed b", "Noticed c", "Noticed d"]);
});

test("a database that is away, or refuses, is told, and read on when it is back", async () => {
  away = new SourceUnavailable("It is away.");
  await map();
  await until((held) => held?.problem === "It is away.");
  away = new MappingRefused([{ code: "unknownTable", message: "The table is gone.", path: ["table"] }]);
  await until((held) => held?.problem === "The table is gone.");
  away = undefined;
  expect((await until((held) => held?.comparedAt != null))?.problem).toBeNull();
  expect(await events()).toHaveLength(3);
});

test("removed with its data, without them, and mapped to another table", async () => {
  await map();
  await until((held) => held?.comparedAt != null);
  await store(withoutMapping(saved, "m", true).edited);
  await until((held) => held === undefined);
  expect(await events()).toHaveLength(3);
  expect(await (await stores.connected("w")).counts("m")).toEqual({ stored: 0, rejected: 0 });

  await map();
  await until((held) => held?.comparedAt != null);
  expect(await events()).toHaveLength(3);
  source.remove("a", 0);
  await map({ table: "other" });
  await until((held) => held?.rows.includes("other") === true && held.comparedAt !== null);
  expect(await events()).toEqual(["Seen b", "Seen c"]);
  await store(withoutMapping(saved, "m", false).edited);
  await until((held) => held === undefined);
  expect(await events()).toEqual([]);
});

test("rows are read by the workspace's rules of identity, and what they said goes with them", async () => {
  const value = { blocked: ["b"] };
  await stores.control.saveSetting("w", {
    ...{ name: "identityRules", version: 1, value, savedAt: 0, savedBy: "t", note: "" },
  });
  const target = { events: { name: { text: "Seen" }, timestamp: "at", userId: "id", anonymousId: "value" } };
  await map({ target });
  await until((held) => held?.comparedAt != null);
  expect(await linked()).toEqual(["anon:1 user:b", "user:a anon:1", "user:c anon:1"]);
  source.advance(1000);
  source.write("c", 2, 0);
  await until((held) => held?.watermark?.endsWith(String(source.now)) === true);
  expect(await linked()).toEqual(["anon:1 user:b", "user:a anon:1", "user:c anon:2"]);
  await store(withoutMapping(saved, "m", false).edited);
  await until((held) => held === undefined);
  expect(await linked()).toEqual([]);
});

test("a contact whose row is gone is joined to its address no more", async () => {
  const target = { records: { kind: "contact", fields: { id: "id", email: "email" } } };
  source.write("a", 1, 0, "a@x.de");
  source.write("b", 1, 0, "b@x.de");
  await map({ target });
  await until((held) => held?.comparedAt != null);
  expect(await linked()).toEqual(["contact:a email:a@x.de", "contact:b email:b@x.de"]);
  source.advance(1000);
  source.write("a", 1, 0, "other@x.de");
  await until((held) => held?.watermark?.endsWith(String(source.now)) === true);
  expect(await linked()).toEqual(["contact:a email:other@x.de", "contact:b email:b@x.de"]);
  await store(withoutMapping(saved, "m", false).edited);
  await until((held) => held === undefined);
  expect(await linked()).toEqual([]);
});

test("what a removed mapping had read stays under its name, is taken over by the same mapping, and is let go by nobody else", async () => {
  const target = { events: { name: { text: "Seen" }, timestamp: "at", userId: "id", anonymousId: "value" } };
  await map({ target });
  await until((held) => held?.comparedAt != null);
  await store(withoutMapping(saved, "m", true).edited);
  await until((held) => held === undefined);
  const kept = await (await stores.documents("w")).eventsAfter({ after: 0, below: 1_000_000, limit: 100 });
  expect(new Set(kept.map(({ source: from }) => from))).toEqual(new Set(["connected:m"]));
  expect(await linked()).toHaveLength(3);
  source.remove("a", 0);
  source.write("b", 2, 0);
  await map({ target });
  await until((held) => held?.comparedAt != null);
  expect(await events()).toEqual(["Seen a", "Seen b", "Seen c"]);
  expect(await linked()).toEqual(["user:a anon:1", "user:b anon:2", "user:c anon:1"]);
  await store(withoutMapping(saved, "m", false).edited);
  await until((held) => held === undefined);
  expect(await events()).toEqual(["Seen a"]);
});

test("records of a removed mapping go with it or stay, memberships with their contacts; profiles that contacts had made stay", async () => {
  const target = { records: { kind: "contact", fields: { id: "id", email: "email", accountId: "account" } } };
  const records = async (kind: string) => {
    const rows = await (await stores.business("w")).recordsAfter(kind, { after: 0, below: 1_000_000, limit: 100 });
    return rows.map(({ key }) => key).toSorted();
  };
  for (const key of ["a", "b", "c"]) source.write(key, 2, 0, `${key}@x.de`);
  await map({ target });
  await until((held) => held?.comparedAt != null);
  await store(withoutMapping(saved, "m", true).edited);
  await until((held) => held === undefined);
  const made = ["a", "b", "c"].map((key) => `contact:${key}\u001facc`);
  expect([await records("contact"), (await linked()).length]).toEqual([["a", "b", "c"], 3]);
  expect(await records("membership")).toEqual(made);
  await map({ target });
  await until((held) => held?.comparedAt != null);
  await store(withoutMapping(saved, "m", false).edited);
  await until((held) => held === undefined);
  expect([await records("contact"), await linked()]).toEqual([[], []]);
  expect(await records("membership")).toEqual([]);
  expect(await (await stores.documents("w")).profiles(["contact:a"])).toHaveLength(1);
});

test("of two connectors one reads, and the other goes on when it stops", async () => {
  await map();
  await until((held) => held?.comparedAt != null);
  const other = start("p2");
  await sleep(100);
  expect((await until(() => true))?.owner).toBe("p1");
  await connector.stop();
  connector = other;
  source.advance(1000);
  source.write("d", 1, 0);
  await until((held) => held?.owner === "p2" && held.rowsStored === 4);
});
