import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, createConnection } from "mysql2/promise";
import { type ForeignShop, numbersFrom, oddNotes, type SoldItem } from "./foreign-shop.ts";

const zone = "Europe/Berlin";
const atOnce = 2000;
/** `DATETIME` in local time, over both changes of the clocks. */
const wallFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
const wall = (at: number): string => `${wallFormat.format(at)}.${String(at % 1000).padStart(3, "0")}`;
const table = "`Order Items`";
const columns = "(`order no`, `line`, `user`, `when`, `group`, `price €`, `payload`, `note`, `changed at`)";

type Row = readonly (string | number | null)[];

/** A schema as one meets them: spaces and a reserved word in names, a composite key, local times, decimals, JSON, NULLs. */
export async function mysqlShop(url: string, name: string): Promise<ForeignShop> {
  const database = `conn_${name}`;
  const account = `conn_${name}`.slice(0, 30);
  const connect = (to = url) => createConnection({ uri: to, dateStrings: true, charset: "utf8mb4" });
  const db = await connect();
  await db.query(`create database \`${database}\` character set utf8mb4`);
  await db.query(`use \`${database}\``);
  await db.query(
    `create table ${table} (
      \`order no\` varchar(40) collate utf8mb4_unicode_ci not null, \`line\` int unsigned not null, \`user\` varchar(60),
      \`when\` datetime(3), \`group\` varchar(20), \`price €\` decimal(12,4) not null, \`payload\` json, \`note\` text,
      \`changed at\` datetime(3) not null, primary key (\`order no\`, \`line\`), key (\`changed at\`)
    ) default character set utf8mb4`,
  );
  await db.query(`create user '${account}'@'%' identified by 'read-only'`);
  // The account of the tests may make accounts, not grant: what GRANT would write is written by hand.
  await db.query("insert into mysql.db (host, db, user, select_priv) values ('%', ?, ?, 'Y')", [database, account]);
  await db.query("flush privileges");
  const random = numbersFrom(7);
  let orders = 0;

  const newRow = (line: number): Row => {
    const at = Date.UTC(2026, 0, 5) + Math.floor(random() * 300 * 86_400_000);
    const user = random() < 0.01 ? null : `u${Math.floor(random() * 997)}`;
    const note = random() < 0.2 ? null : (oddNotes[Math.floor(random() * oddNotes.length)] ?? null);
    const price = (Math.floor(random() * 100_000) / 100).toFixed(2);
    const payload = JSON.stringify({ size: line, tags: ["a", note] });
    return [`ö-${orders}`, line, user, wall(at), random() < 0.5 ? "A" : "b", price, payload, note, wall(Date.now())];
  };
  const newOrder = (): Row[] => {
    orders++;
    return Array.from({ length: 4 }, (_, line) => newRow(line));
  };
  const insert = (rows: readonly Row[], on: Connection = db) =>
    on.query(`insert into ${table} ${columns} values ?`, [rows]);

  async function change(on: Connection): Promise<void> {
    const order = `ö-${1 + Math.floor(random() * orders)}`;
    const line = Math.floor(random() * 4);
    const dice = random();
    if (dice < 0.2) await insert(newOrder(), on);
    else if (dice < 0.4) await on.query(`delete from ${table} where \`order no\` = ? and \`line\` = ?`, [order, line]);
    else {
      const price = (Math.floor(random() * 100_000) / 100).toFixed(2);
      const set = "update `Order Items` set `price €` = ?, `changed at` = ? where `order no` = ? and `line` = ?";
      await on.query(set, [price, wall(Date.now()), order, line]);
    }
  }

  return {
    readOnlyUrl: readOnly(url, account, database),
    mapping: {
      table: "Order Items",
      key: ["order no", "line"],
      updatedAt: "changed at",
      overlapSeconds: 10,
      compareMinutes: 10_000,
      timeZone: zone,
      target: {
        events: {
          name: { text: "Item sold" },
          timestamp: "when",
          userId: "user",
          properties: { price: "price €", group: "group", note: "note", size: "payload.size" },
        },
      },
    },
    async fill(rows) {
      for (let done = 0; done < rows; done += atOnce) {
        const some: Row[] = [];
        while (some.length < Math.min(atOnce, rows - done)) some.push(...newOrder());
        await insert(some);
      }
    },
    async churn(stopped) {
      let changes = 0;
      while (!stopped(changes)) {
        await db.beginTransaction();
        for (let at = 0; at < 20; at++) await change(db);
        // The rows were stamped: they are seen a while later, when others with newer stamps may have been read.
        if (changes % 100 === 0) await sleep(300);
        await db.commit();
        changes += 20;
        await sleep(5);
      }
    },
    async items() {
      const [rows] = await db.query(
        `select \`order no\` as o, line, user, \`when\` as w, \`price €\` as p, note from ${table} where user is not null`,
      );
      const found = rows as { o: string; line: number; user: string; w: string; p: string; note: string | null }[];
      return new Map(
        found.map(({ o, line, user, w, p, note }): [string, SoldItem] => [
          JSON.stringify([o, String(line)]),
          { user, at: instantOf(w), price: Number(p), note: note?.normalize("NFC") ?? null },
        ]),
      );
    },
    async totals() {
      const [rows] = await db.query(
        `select count(*) as n, sum(\`price €\`) as total, count(distinct binary user) as users from ${table} where user is not null`,
      );
      const [row] = rows as { n: number; total: string; users: number }[];
      return { rows: Number(row?.n), revenue: Number(row?.total), users: Number(row?.users) };
    },
    async fingerprint() {
      const [rows] = await db.query(`checksum table ${table}`);
      return JSON.stringify(rows);
    },
    async drop() {
      await db.query(`drop database if exists \`${database}\``);
      await db.query(`drop user if exists '${account}'@'%'`);
      await db.query("delete from mysql.db where user = ?", [account]);
      await db.end();
    },
  };
}

function readOnly(url: string, account: string, database: string): string {
  const address = new URL(url);
  address.username = account;
  address.password = "read-only";
  address.pathname = `/${database}`;
  return address.href;
}

const perMinute = new Map<string, number>();

/** The instant of a local time, by asking which instant the zone's clocks show it at: in a gap the later, else the earlier. */
function instantOf(text: string): number {
  const asUtc = Date.parse(`${text.replace(" ", "T")}Z`);
  const minute = text.slice(0, 16);
  let offset = perMinute.get(minute);
  if (offset === undefined) {
    const shown = (at: number) => wallFormat.format(at).slice(0, 16);
    const start = Date.parse(`${minute.replace(" ", "T")}Z`);
    offset = [2, 1].map((hours) => hours * 3_600_000).find((ms) => shown(start - ms) === minute) ?? 3_600_000;
    perMinute.set(minute, offset);
  }
  return asUtc - offset;
}
