import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { put } from "../contract/business-contract.ts";
import { line, order, record } from "../contract/samples.ts";
import { businessMigrations } from "../migrations/business.ts";
import { migrate } from "../migrations/migrate.ts";
import { openStores } from "../open-stores.ts";
import type { BusinessStore } from "../ports/business-store.ts";
import { StoreUnavailable } from "../ports/lease.ts";
import { businessStore } from "../relational/business-store.ts";
import { type SqliteDatabase, sqliteDatabase } from "./sqlite-database.ts";

let home: string;
let file: string;
let db: SqliteDatabase;
let store: BusinessStore;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "throughline-faults-"));
  file = join(home, "business.sqlite");
  open();
  await store.migrate();
});

afterEach(async () => {
  await db.close();
  rmSync(home, { recursive: true, force: true });
});

function open(): void {
  db = sqliteDatabase(file, 300);
  const home = { migrate: () => migrate(db, undefined, businessMigrations, (work) => work()), close: () => db.close() };
  store = businessStore(db, home);
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("it worked"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreUnavailable)) throw error;
  return error.reason;
}

const owner = record("owner", "o1", { name: "Ada" });

test("locked by another program: said so after the wait, reads go on, and it works once the lock is gone", async () => {
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  expect(await reasonOf(put(store, "owner", [owner]))).toBe("locked");
  expect((await store.counts())["owner"]).toBe(0);
  other.exec("ROLLBACK");
  other.close();
  expect((await put(store, "owner", [owner])).inserted).toBe(1);
});

test("locked while another process makes a new file its own: the first reader waits until it can open it", async () => {
  const fresh = join(home, "fresh.sqlite");
  const other = new DatabaseSync(fresh);
  other.exec("BEGIN EXCLUSIVE");
  const late = sqliteDatabase(fresh);
  const read = late.rows<{ n: number }>(sql`select count(*) as n from sqlite_master`);
  const first = await Promise.race([read.then(() => "read"), sleep(700, "waiting")]);
  other.exec("ROLLBACK");
  other.close();
  expect([first, await read]).toEqual(["waiting", [{ n: 0 }]]);
  await late.close();
});

test("full: the batch is refused whole, and the same batch works when there is space", async () => {
  await put(store, "owner", [owner]);
  const [pages] = await db.rows<{ n: number }>(sql`select page_count as n from pragma_page_count()`);
  await db.change(sql.raw(`PRAGMA max_page_count = ${Number(pages?.n) + 5}`));
  const rows = Array.from({ length: 200 }, (_, i) => record("product", `p${i}`, { name: "x".repeat(1000) }));
  expect(await reasonOf(put(store, "product", rows))).toBe("full");
  expect(await store.counts()).toMatchObject({ owner: 1, product: 0 });
  expect((await put(store, "product", rows)).inserted).toBe(200);
});

test("read-only: writes are refused, reads go on, and writing works again by itself", async () => {
  await put(store, "owner", [owner]);
  await db.change(sql.raw("PRAGMA query_only = 1"));
  expect(await reasonOf(put(store, "owner", [record("owner", "o2")]))).toBe("readOnly");
  expect((await store.counts())["owner"]).toBe(1);
  expect((await put(store, "owner", [record("owner", "o2")])).inserted).toBe(1);
});

test("damaged: said so, and the file put back is used without a restart", async () => {
  await put(store, "owner", [owner]);
  await db.close();
  const good = readFileSync(file);
  writeFileSync(file, Buffer.alloc(good.length, "garbage"));
  open();
  expect(await reasonOf(store.counts())).toBe("damaged");
  writeFileSync(file, good);
  expect((await store.counts())["owner"]).toBe(1);
});

test("a home that cannot be made: down in health, back when it can", async () => {
  const blocked = join(home, "blocked");
  writeFileSync(blocked, "a file where the folder should be");
  const stores = await openStores({ home: blocked });
  expect(await reasonOf(stores.control.workspaces())).toBe("unreachable");
  expect((await stores.health()).map(({ state, reason }) => [state, reason])).toEqual([
    ["down", "unreachable"],
    ["down", "unreachable"],
    ["down", "unreachable"],
  ]);
  rmSync(blocked);
  await stores.control.migrate();
  expect(await stores.control.workspaces()).toEqual([]);
  expect(
    (await stores.health()).map(({ state, engine }) => [state, /^SQLite 3\.\d+ \(embedded\)$/.test(engine)]),
  ).toEqual([
    ["ok", true],
    ["ok", true],
    ["ok", true],
  ]);
  await stores.close();
});

test("a migration cut off in the middle is finished by the next", async () => {
  for (let keep = 1; keep < 12; keep += 2) {
    const part = sqliteDatabase(join(home, `part-${keep}.sqlite`));
    const [whole] = businessMigrations;
    if (!whole) throw new Error("there is a first migration");
    // As a server leaves it whose schema changes commit one by one: some steps done, the migration not noted.
    await migrate(part, undefined, [{ ...whole, steps: whole.steps.slice(0, keep) }], (work) => work());
    await part.change(sql`delete from migrations`);
    await migrate(part, undefined, businessMigrations, (work) => work());
    const [tables] = await part.rows<{ n: number }>(sql`select count(*) as n from sqlite_master where type = 'table'`);
    const [names] = await db.rows<{ n: number }>(sql`select count(*) as n from sqlite_master where type = 'table'`);
    expect(tables).toEqual(names);
    await part.close();
  }
});

test("a database of a newer version is refused, not changed", async () => {
  await db.insert("migrations", ["name", "applied_at"], [["9999-future", 1]]);
  await expect(store.migrate()).rejects.toThrow(/newer version .*9999-future/);
});

test("dropping a workspace removes its files", async () => {
  const stores = await openStores({ home });
  await (await stores.business("w")).migrate();
  await (await stores.documents("w")).migrate();
  expect(existsSync(join(home, "workspaces", "w", "business.sqlite"))).toBe(true);
  await stores.drop("w");
  expect(existsSync(join(home, "workspaces", "w"))).toBe(false);
  await expect(stores.business("../w")).rejects.toThrow(/not a workspace id/);
  await stores.close();
});

test("a big import leaves the event loop free", async () => {
  await put(store, "order", [order("big")]);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let i = 0; i < 20_000; i += 1000) {
    const lines = Array.from({ length: 1000 }, (_, n) =>
      line("big", i + n, { productId: `p${n}`, quantity: 1, amount: "2.5" }),
    );
    await put(store, "orderLine", lines);
  }
  delay.disable();
  expect((await store.counts())["orderLine"]).toBe(20_000);
  expect(delay.percentile(90) / 1e6).toBeLessThan(60);
});
