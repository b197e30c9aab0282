import { appendColumns } from "../duck/append-columns.ts";
import type { Columns } from "../duck/column-batch.ts";
import { quoted, rowsOf } from "../duck/statements.ts";
import { fixedColumns } from "../projections/families.ts";
import { columnsOf } from "../projections/parts.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import type { EventRows } from "./event-rows.ts";
import { countOf, endRows, insertRows, stage, type Tx } from "./transaction.ts";

const eventFamilies = ["delta", "ct", "ect"] as const;

/** Writes new event rows, with their customer by the identity map and their account by their own id or the membership. */
export async function insertEvents(tx: Tx, events: EventRows): Promise<void> {
  if (events.rows.rows === 0) return;
  events.place(tx.identity);
  await stage(tx.connection, "incoming", events.rows);
  await appendColumns(tx.connection, "event_keys", events.keys);
  await emit(tx, "incoming", events.rows.types);
}

/** Ends the events whose rid is in the temporary table `masked`; their customers go into `touched`. */
export async function endMaskedEvents(tx: Tx): Promise<void> {
  const living = visibleRows(tx.parts, byCustomer, ["rid", "ident", "device"], tx.version);
  await tx.connection.run(
    `INSERT INTO touched SELECT DISTINCT unnest([ident, device]) FROM (${living}) WHERE rid IN (FROM masked)`,
  );
  await endRows(tx, eventFamilies, "rid IN (FROM masked)");
}

/**
 * Writes the events of the identifiers in the temporary table `regrouped` again where their customer or account is now
 * another: the old row ends and the new one starts at this version, so older cuts keep their answers.
 */
export async function regroupEvents(tx: Tx): Promise<void> {
  const columns = new Map([...columnsOf(tx.parts, "delta"), ...columnsOf(tx.parts, "ct")]);
  const kept = [...columns.keys()].filter((name) => !["v_from", "v_to"].includes(name));
  const living = visibleRows(tx.parts, byCustomer, kept, tx.version);
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE moving AS SELECT * RENAME (customer AS old_customer, account AS old_account)
     FROM (${living}) WHERE ident IN (FROM regrouped) OR device IN (FROM regrouped)`,
  );
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE placed AS ${placing(movingNow, "old_customer, old_account")}`);
  await tx.connection.run(
    `DELETE FROM placed WHERE customer IS NOT DISTINCT FROM old_customer AND account IS NOT DISTINCT FROM old_account`,
  );
  const [count] = await rowsOf(tx.connection, "SELECT count(*) FROM placed");
  if (Number(count?.[0]) === 0) return;
  const ended = await endRows(tx, eventFamilies, "rid IN (SELECT rid FROM placed)");
  if (ended === 0) return;
  const columnList = kept
    .map((name) => (name === "customer" || name === "account" ? `p.${name}` : `m.${quoted(name)}`))
    .join(", ");
  await insertRows(
    tx,
    "delta",
    columns,
    `SELECT ${columnList}, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM moving m JOIN placed p ON m.rid = p.rid`,
  );
}

async function emit(tx: Tx, table: string, types: Columns): Promise<void> {
  const columns = new Map([...fixedColumns("delta"), ...types]);
  const version = `${tx.version} AS v_from, NULL::INTEGER AS v_to`;
  const select =
    (await countOf(tx, "membership_rows")) === 0
      ? `SELECT *, own_account AS account, ${version} FROM ${table}`
      : `SELECT e.*, p.account, ${version} FROM ${table} e
         JOIN (${placing(`SELECT rid, t, own_account, customer FROM ${table}`)}) p ON e.rid = p.rid`;
  await insertRows(tx, "delta", columns, select);
}

/** Rows that may be another customer's now: that of the identifier, or of the device where that names nobody. */
const movingNow = `SELECT e.rid, e.t, e.own_account, coalesce(i.customer, d.customer) AS customer, old_customer, old_account
  FROM moving e LEFT JOIN identifiers i ON i.id = e.ident AND i.v_to IS NULL
  LEFT JOIN identifiers d ON i.customer IS NULL AND d.id = e.device AND d.v_to IS NULL`;

/**
 * rid, customer and account of each row of a query that knows the customer. The account is the row's own, else the
 * customer's primary membership at its time; of several the one with the smallest key.
 */
function placing(rows: string, also?: string): string {
  const extra = also === undefined ? "" : `, ${also}`;
  return `WITH known AS (${rows}), homes AS (
    SELECT i.customer, m.account, m."from", m."to", n.key FROM membership_rows m JOIN identifiers i ON i.id = m.ident AND i.v_to IS NULL
    JOIN entities n ON n.id = m.account WHERE m."primary" AND m.v_to IS NULL
  ), home AS (
    SELECT k.rid, arg_min(h.account, h.key) AS account FROM known k JOIN homes h ON h.customer = k.customer
    AND (h."from" IS NULL OR h."from" <= k.t) AND (h."to" IS NULL OR h."to" > k.t) WHERE k.own_account IS NULL GROUP BY k.rid
  ) SELECT k.rid, k.customer, coalesce(k.own_account, home.account) AS account${extra} FROM known k LEFT JOIN home ON home.rid = k.rid`;
}
