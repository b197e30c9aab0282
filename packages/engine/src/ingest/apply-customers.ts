import { ownKinds } from "@throughline/model";
import type { Profile, TraitValue } from "@throughline/sources";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";
import { columnsOf } from "../projections/parts.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { inList } from "../sessions/pieces.ts";
import { type FieldLimits, FieldWriter } from "./field-writer.ts";
import { flatten } from "./flatten.ts";
import { endRows, insertRows, stage, type Tx } from "./transaction.ts";

const profileColumns = new Map([
  ["ident", "INTEGER"],
  ["seq", "BIGINT"],
  ["created_at", "BIGINT"],
  ["traits", "VARCHAR"],
] as const);

/** Stores the newest state of profiles; their customers are refreshed by `refreshCustomers`. */
export async function applyProfiles(tx: Tx, profiles: readonly Profile[]): Promise<void> {
  if (profiles.length === 0) return;
  const batch = new ColumnBatch(profileColumns);
  for (const profile of profiles) {
    batch.next();
    batch.set("ident", "INTEGER", tx.identity.ident(profile.id));
    batch.set("seq", "BIGINT", profile.seq);
    batch.set("created_at", "BIGINT", profile.createdAt);
    batch.set("traits", "VARCHAR", JSON.stringify(profile.traits));
  }
  await stage(tx.connection, "incoming_rows", batch);
  await tx.connection.run("DELETE FROM profiles WHERE ident IN (SELECT ident FROM incoming_rows)");
  await tx.connection.run("INSERT INTO profiles FROM incoming_rows");
  await tx.connection.run("INSERT INTO touched SELECT ident FROM incoming_rows");
  await tx.connection.run("INSERT INTO retraited SELECT ident FROM incoming_rows");
}

/** Makes every customer anew that an identifier of `touched` is or was of (`touched_customers` holds the former ones). */
export async function refreshCustomers(tx: Tx, limits: FieldLimits, zone: string): Promise<void> {
  await tx.connection.run(
    `INSERT INTO changed SELECT i.customer AS id FROM identifiers i WHERE i.v_to IS NULL AND i.customer IS NOT NULL AND i.id IN (FROM touched)
     UNION FROM touched_customers`,
  );
  await refreshTraits(tx, limits, zone);
  const t = tx.version;
  const hasCreated = columnsOf(tx.parts, "traits").has("t:createdAt");
  const created = hasCreated
    ? `SELECT id, "t:createdAt" AS at FROM (${visibleRows(tx.parts, ["traits"], ["id", "t:createdAt"], t)})`
    : "SELECT NULL::INTEGER AS id, NULL::BIGINT AS at WHERE false";
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE renewed AS
    WITH acts AS (SELECT customer AS id, min(t) AS first, max(t) AS last FROM (${visibleRows(tx.parts, byCustomer, ["customer", "event", "t"], t)})
      WHERE customer IN (FROM changed) AND ${notOurs(tx)} GROUP BY 1),
    own AS (SELECT id AS ident, customer AS id FROM identifiers WHERE v_to IS NULL AND customer IN (FROM changed)),
    profiled AS (SELECT own.id, min(p.created_at) AS at FROM own JOIN profiles p ON p.ident = own.ident GROUP BY 1),
    member AS (SELECT DISTINCT own.id FROM own JOIN membership_rows m ON m.ident = own.ident AND m.v_to IS NULL),
    counted AS (SELECT id, count(*) AS identifiers FROM own GROUP BY 1),
    created AS (${created})
    SELECT c.id, k.key, least(a.first, p.at, created.at) AS firstSeen, a.last AS lastSeen, counted.identifiers
    FROM changed c JOIN identifiers k ON k.id = c.id AND k.v_to IS NULL JOIN counted ON counted.id = c.id
    LEFT JOIN acts a ON a.id = c.id LEFT JOIN profiled p ON p.id = c.id LEFT JOIN member m ON m.id = c.id LEFT JOIN created ON created.id = c.id
    WHERE a.id IS NOT NULL OR p.id IS NOT NULL OR m.id IS NOT NULL`);
  await endRows(tx, ["customers"], "id IN (FROM changed)");
  await insertRows(tx, "customers", new Map(), `SELECT *, ${t} AS v_from, NULL::INTEGER AS v_to FROM renewed`);
}

/**
 * Brings customers up to their new events, reading no others. `acted`: whose identifiers occur in the events; `anew`:
 * some of them were made anew (`changed`) and have those events.
 */
export async function growCustomers(tx: Tx, acted: ReadonlySet<number>, anew: boolean): Promise<void> {
  if (acted.size === 0) return;
  const batch = new ColumnBatch(new Map([["id", "INTEGER"]] as const));
  for (const customer of acted) {
    batch.next();
    batch.set("id", "INTEGER", customer);
  }
  await stage(tx.connection, "acted", batch);
  if (anew) await tx.connection.run("DELETE FROM acted WHERE id IN (FROM changed)");
  const t = tx.version;
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE renewed AS
    WITH acts AS (SELECT customer AS id, min(t) AS first, max(t) AS last FROM (${visibleRows(tx.parts, ["delta"], ["customer", "event", "t", "v_from"], t)})
      WHERE v_from = ${t} AND ${notOurs(tx)} GROUP BY 1),
    own AS (SELECT customer AS id, count(*) AS identifiers, any_value(key) FILTER (id = customer) AS key
      FROM identifiers WHERE v_to IS NULL AND customer IN (FROM acted) GROUP BY 1),
    known AS (SELECT id, firstSeen, lastSeen FROM (${visibleRows(tx.parts, ["customers"], ["id", "firstSeen", "lastSeen"], t)}) WHERE id IN (FROM acted))
    SELECT own.id, own.key, least(k.firstSeen, a.first) AS firstSeen, greatest(k.lastSeen, a.last) AS lastSeen, own.identifiers
    FROM own LEFT JOIN known k ON k.id = own.id LEFT JOIN acts a ON a.id = own.id WHERE k.id IS NOT NULL OR a.id IS NOT NULL`);
  await endRows(tx, ["customers"], "id IN (FROM acted)");
  await insertRows(tx, "customers", new Map(), `SELECT *, ${t} AS v_from, NULL::INTEGER AS v_to FROM renewed`);
}

const ours: ReadonlySet<string> = new Set(ownKinds.flatMap(({ events }) => events.map(({ name }) => name)));

/** Events that say something of their customer: coming into a segment or leaving it is no sign of life. */
function notOurs(tx: Tx): string {
  const events = tx.dictionary.eventsWhere((folded) => ours.has(folded));
  return `NOT ${inList("event", events)}`;
}

/** Per trait the newest value over all identifiers of a customer wins, by (timestamp, source, messageId). */
async function refreshTraits(tx: Tx, limits: FieldLimits, zone: string): Promise<void> {
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE retraited_customers AS SELECT customer AS id FROM identifiers WHERE v_to IS NULL AND id IN (FROM retraited)
     UNION FROM touched_customers`,
  );
  const rows = await rowsOf(
    tx.connection,
    `SELECT i.customer, p.traits FROM profiles p JOIN identifiers i ON i.id = p.ident AND i.v_to IS NULL
     WHERE i.customer IN (FROM retraited_customers) ORDER BY i.customer, i.key`,
  );
  await endRows(tx, ["traits"], "id IN (FROM retraited_customers)");
  if (rows.length === 0) return;
  const batch = new ColumnBatch(new Map([["id", "INTEGER"]] as const));
  const fields = new FieldWriter(batch, limits, tx.dictionary, zone);
  for (let i = 0; i < rows.length; ) {
    const customer = Number(rows[i]?.[0]);
    const newest = new Map<string, TraitValue>();
    for (; i < rows.length && Number(rows[i]?.[0]) === customer; i++) addNewest(newest, String(rows[i]?.[1]));
    batch.next();
    batch.set("id", "INTEGER", customer);
    for (const [name, trait] of newest) flatten({ [name]: trait.value }, "", (field, leaf) => fields.leaf(field, leaf));
  }
  await stage(tx.connection, "incoming_rows", batch);
  await tx.dictionary.flush(tx.connection);
  await insertRows(
    tx,
    "traits",
    batch.types,
    `SELECT *, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM incoming_rows`,
  );
}

function addNewest(newest: Map<string, TraitValue>, traits: string): void {
  for (const [name, trait] of Object.entries(JSON.parse(traits) as Record<string, TraitValue>)) {
    const known = newest.get(name);
    if (!known || isNewer(trait, known)) newest.set(name, trait);
  }
}

function isNewer(a: TraitValue, b: TraitValue): boolean {
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  if (a.source !== b.source) return a.source > b.source;
  return a.messageId > b.messageId;
}
