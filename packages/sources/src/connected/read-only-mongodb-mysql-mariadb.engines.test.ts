import { randomUUID } from "node:crypto";
import { type Mapping, parseMapping } from "@throughline/model";
import { MongoClient } from "mongodb";
import { type Connection, createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverUrl } from "../contract/server-url.ts";
import { Secret } from "./connection/secret.ts";
import {
  type ForeignDatabase,
  type ForeignRow,
  MappingRefused,
  SourceUnavailable,
} from "./foreign/foreign-database.ts";
import { openMongodb } from "./mongodb/mongodb-database.ts";
import { openMysql } from "./mysql/mysql-database.ts";
import { MysqlReader } from "./mysql/mysql-reader.ts";
import { previewMapping } from "./trial/preview-mapping.ts";

const name = `conn_ro_${process.pid}_${randomUUID().slice(0, 4)}`;

function mapping(more: object): Mapping {
  const target = { events: { name: { text: "Seen" }, timestamp: "at", userId: "who", properties: "rest" } };
  const { mapping: read, problems } = parseMapping({
    id: "m",
    connection: "c",
    table: "T",
    key: ["id"],
    target,
    ...more,
  });
  if (!read) throw new Error(JSON.stringify(problems));
  return read;
}

async function all(database: ForeignDatabase, mapped: Mapping, limit: number): Promise<ForeignRow[]> {
  const table = await database.table(mapped);
  const rows: ForeignRow[] = [];
  for (let after: string | null = null; ; ) {
    const page = await table.scan(after, limit);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

const refusals = async (database: ForeignDatabase, more: object) => {
  try {
    await database.table(mapping(more));
  } catch (error) {
    if (error instanceof MappingRefused) return error.problems.map(({ path, code }) => `${path.join(".")} ${code}`);
    throw error;
  }
  return [];
};

describe.each(["MYSQL_URL", "MARIADB_URL"] as const)("a database behind %s", (variable) => {
  let admin: Connection;
  let database: ForeignDatabase;
  let address: Secret;
  beforeAll(async () => {
    admin = await createConnection({ uri: serverUrl(variable) });
    await admin.query(`create database \`${name}\` character set utf8mb4`);
    await admin.query(`use \`${name}\``);
    await admin.query(
      `create table T (id varchar(30) collate utf8mb4_unicode_ci not null primary key, at datetime(3), who varchar(20),
         big bigint unsigned, \`select\` int, \`tick\`\`ed\` bit(3), day date, bytes varbinary(4), zero timestamp null,
         unique key by_big (big), key (at))`,
    );
    await admin.query(
      `insert into T values ('b', '2026-01-01 10:00:00.5', 'u', 18446744073709551615, 1, b'101', '2026-02-03', x'00ff', null),
         ('A', '2026-01-01 10:00:00.5', 'u', 1, null, null, null, null, '2026-01-01 00:00:00'),
         ('é', null, null, 2, 3, null, null, null, null), ('👍', '2026-01-02 10:00:00', 'u', 3, 4, null, null, null, null)`,
    );
    await admin.query(
      "create table Prices (a bigint not null, b date not null, c binary(2) not null, primary key (c, a, b))",
    );
    await admin.query(
      "insert into Prices values (9007199254740993, '2026-01-01', x'0001'), (-1, '2026-01-01', x'0001')",
    );
    await admin.query("insert into Prices values (-1, '2026-01-02', x'0001'), (5, '2026-01-01', x'ff00')");
    await admin.query("create view V as select * from T");
    const url = new URL(serverUrl(variable));
    url.pathname = `/${name}`;
    address = new Secret(url.href);
    database = openMysql(address);
  });
  afterAll(async () => {
    await database?.close();
    await admin.query(`drop database if exists \`${name}\``);
    await admin.end();
  });

  test("every row is read once, whatever the size of a page, and says what is there", async () => {
    const whole = await all(database, mapping({ timeZone: "Europe/Berlin" }), 100);
    for (const limit of [1, 2, 3])
      expect(await all(database, mapping({ timeZone: "Europe/Berlin" }), limit)).toEqual(whole);
    expect(whole.map(({ key }) => key).toSorted()).toEqual(["A", "b", "é", "👍"]);
    expect(whole.find(({ key }) => key === "b")?.values).toEqual({
      ...{ id: "b", at: "2026-01-01T09:00:00.500Z", who: "u", big: "18446744073709551615", select: 1, "tick`ed": 5 },
      ...{ day: "2026-02-03", bytes: "00ff", zero: null },
    });
    expect(whole.find(({ key }) => key === "A")?.values["zero"]).toBe("2026-01-01T00:00:00.000Z");
    const composite = mapping({
      table: "Prices",
      key: ["a", "b", "c"],
      target: { events: { name: { text: "P" }, timestamp: "b", userId: "a" } },
    });
    for (const limit of [1, 2, 3, 9]) expect(await all(database, composite, limit)).toHaveLength(4);
  });

  test("keys are compared byte by byte, although the table compares otherwise", async () => {
    const table = await database.table(mapping({}));
    expect([...(await table.present(["a", "A", "B", "b", "e", "é", "gone"]))].toSorted()).toEqual(["A", "b", "é"]);
  });

  test("changes come in the order of their time, page by page", async () => {
    const table = await database.table(mapping({ updatedAt: "at" }));
    expect(await table.newest(Date.parse("2026-06-01T00:00:00Z"))).toBe("2026-01-02 10:00:00.000");
    expect(await table.newest(Date.parse("2026-01-01T12:00:00Z"))).toBe("2026-01-01 10:00:00.500");
    const range = { from: "2026-01-01 10:00:00.500", to: "2026-01-02 10:00:00.000", limit: 1 };
    const keys: string[] = [];
    for (let after: ForeignRow | null = null; ; ) {
      const { rows } = await table.changed({ ...range, inclusive: true, after });
      const [row] = rows;
      if (!row) break;
      keys.push(row.key);
      after = row;
    }
    expect(keys).toEqual(["A", "b", "👍"]);
    const { rows } = await table.changed({ ...range, inclusive: false, after: null, limit: 9 });
    expect(rows.map(({ key }) => key)).toEqual(["👍"]);
  });

  test("a mapping that the catalog does not know is refused at its place", async () => {
    expect(await refusals(database, { table: "t" })).toEqual(["table unknownTable"]);
    expect(await refusals(database, { table: "V" })).toEqual(["table unknownTable"]);
    expect(await refusals(database, { table: "T` where 1=1 -- " })).toEqual(["table unknownTable"]);
    expect(await refusals(database, { database: "MySQL", table: "user" })).toEqual(["database systemDatabase"]);
    expect(await refusals(database, { key: ["who"] })).toEqual(["key notUnique"]);
    expect(await refusals(database, { key: ["big"] })).toEqual(["key notUnique"]);
    expect(await refusals(database, { key: ["id", "id`)"], updatedAt: "select" })).toEqual([
      "key.1 unknownColumn",
      "updatedAt wrongType",
    ]);
    const target = {
      events: { name: { column: "x' or '1" }, timestamp: "at", userId: "who", properties: { a: "ID" } },
    };
    expect(await refusals(database, { target })).toEqual([
      "target.events.name.column unknownColumn",
      "target.events.properties.a unknownColumn",
    ]);
  });

  test("nothing can be written through it, although the account may", async () => {
    const reader = new MysqlReader(address);
    for (const write of ["insert into T (id) values ('w')", "update T set who = 'w'", "delete from T", "drop table T"])
      await expect(reader.rows(write)).rejects.toBeInstanceOf(SourceUnavailable);
    expect(await all(database, mapping({}), 100)).toHaveLength(4);
    await reader.close();
  });

  test("a statement that takes too long is ended, and the next one answers", async () => {
    const reader = new MysqlReader(address);
    await expect(reader.rows("select sleep(20)", [], 200)).rejects.toThrow(/cannot be reached/);
    expect(await reader.rows("select 1 as one")).toEqual([{ one: 1 }]);
    await reader.close();
  });

  test("a preview shows rows as they would become, with what is wrong with each", async () => {
    const { rows } = await previewMapping(database, mapping({}), { first: 10, withinMs: 5000, now: 0 });
    expect(rows.find(({ key }) => key === "é")).toEqual({ key: "é", becomes: null, problem: "at is empty" });
    expect(rows.find(({ key }) => key === "A")?.becomes).toMatchObject({ event: "Seen", userId: "u" });
  });

  test("what is described is what may be mapped", async () => {
    const tables = await database.describe();
    expect(tables.map((table) => [table.name, table.keys])).toEqual([
      ["Prices", [["c", "a", "b"]]],
      ["T", [["id"]]],
    ]);
    expect(tables[1]?.columns.slice(0, 3).map(({ name: column }) => column)).toEqual(["id", "at", "who"]);
  });

  test("an address that does not answer, or refuses, is told without its password", async () => {
    const wrong = new URL(address.reveal());
    wrong.password = "hunter2";
    for (const url of [wrong.href, "mysql://u:hunter2@127.0.0.1:1/x"]) {
      const other = openMysql(new Secret(url));
      const error = await other.ping().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SourceUnavailable);
      expect(String(error)).not.toMatch(/hunter2|127\.0\.0\.1/);
      await other.close();
    }
  });
});

describe("a MongoDB database", () => {
  let client: MongoClient;
  let database: ForeignDatabase;
  const documents = [
    { _id: "text", at: new Date(5), who: "u", deep: { er: 1 } },
    { _id: 7, at: new Date(5), who: 8, tags: ["a", { b: 1 }] },
    { _id: { shop: 1, no: 2 }, at: new Date(6), who: "u" },
    { _id: 2.5, at: "not a date", who: "u" },
    { _id: true, at: new Date(5), who: null },
  ];
  beforeAll(async () => {
    client = await MongoClient.connect(serverUrl("MONGODB_URL"));
    const things = client.db(name).collection<{ _id: unknown }>("T");
    await things.insertMany(documents);
    const url = new URL(serverUrl("MONGODB_URL"));
    url.pathname = `/${name}`;
    database = openMongodb(new Secret(url.href));
  });
  afterAll(async () => {
    await database?.close();
    await client.db(name).dropDatabase();
    await client.close();
  });
  const mapped = (more: object = {}) => mapping({ key: ["_id"], ...more });

  test("every document is read once, whatever the kind of its _id and the size of a page", async () => {
    const whole = await all(database, mapped(), 100);
    expect(whole.map(({ key }) => key).toSorted()).toEqual(
      [
        '"text"',
        "true",
        '{"$numberDouble":"2.5"}',
        '{"$numberInt":"7"}',
        '{"shop":{"$numberInt":"1"},"no":{"$numberInt":"2"}}',
      ].toSorted(),
    );
    for (const limit of [1, 2, 3]) expect(await all(database, mapped(), limit)).toEqual(whole);
    const table = await database.table(mapped());
    const keys = whole.map(({ key }) => key);
    expect(await table.present([...keys, '"gone"', '{"$numberInt":"8"}'])).toEqual(new Set(keys));
  });

  test("changes come in the order of their time, through kinds of _id with the same time", async () => {
    const table = await database.table(mapped({ updatedAt: "at" }));
    const to = await table.newest(Date.now());
    expect(to).toBe(new Date(6).toISOString());
    const keys: string[] = [];
    for (let after: ForeignRow | null = null; ; ) {
      const { rows } = await table.changed({
        from: new Date(5).toISOString(),
        inclusive: true,
        to: to ?? "",
        after,
        limit: 1,
      });
      const [row] = rows;
      if (!row) break;
      keys.push(row.key);
      after = row;
    }
    expect(keys).toEqual([
      '{"$numberInt":"7"}',
      '"text"',
      "true",
      '{"shop":{"$numberInt":"1"},"no":{"$numberInt":"2"}}',
    ]);
  });

  test("a mapping that the database does not know is refused at its place; operators are no fields", async () => {
    expect(await refusals(database, { table: "U", key: ["_id"] })).toEqual(["table unknownTable"]);
    expect(await refusals(database, { database: "admin" })).toEqual(["database systemDatabase"]);
    expect(await refusals(database, { key: ["who"] })).toEqual(["key notUnique"]);
    expect(await refusals(database, { key: ["_id"], updatedAt: "nope" })).toEqual(["updatedAt unknownColumn"]);
    const target = { events: { name: { column: "$where" }, timestamp: "at", userId: "deep.er" } };
    expect(await refusals(database, { key: ["_id"], target })).toEqual(["target wrongType"]);
  });

  test("what is described is what may be mapped", async () => {
    const [table] = await database.describe();
    expect([table?.name, table?.keys]).toEqual(["T", [["_id"]]]);
    const types = new Map(table?.columns.map((column) => [column.name, column.type]));
    expect(types.get("at")).toBe("date | string");
    expect(types.get("deep.er")).toBe("int");
  });
});
