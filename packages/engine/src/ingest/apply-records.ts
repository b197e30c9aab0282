import { rowsOf } from "../duck/statements.ts";
import type { Family } from "../projections/families.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { familyOf, type RecordRows } from "./record-rows.ts";
import { countOf, endRows, insertRows, stage, type Tx } from "./transaction.ts";

/**
 * Ends what the staged rows of `leaving (kind, key, id)` were: their relation rows, memberships and events. The rids go
 * into `masked`, the identifiers of ended memberships into `regrouped`.
 */
async function endRecords(tx: Tx): Promise<void> {
  const kinds = await rowsOf(tx.connection, "SELECT DISTINCT kind FROM leaving");
  for (const [kind] of kinds) {
    const family = familyOf(String(kind));
    if (family) await endRows(tx, [family], `id IN (SELECT id FROM leaving WHERE kind = '${family && kind}')`);
  }
  await tx.connection.run(
    `INSERT INTO masked SELECT rid FROM event_keys k JOIN leaving l ON k.source = l.kind AND k.key = l.key WHERE k.kind = 1`,
  );
  const gone = "v_to IS NULL AND (kind, key) IN (SELECT (kind, key) FROM leaving)";
  await tx.connection.run(`INSERT INTO regrouped SELECT ident FROM membership_rows WHERE ${gone}`);
  await tx.connection.run(`UPDATE membership_rows SET v_to = ${tx.version} WHERE ${gone}`);
  await tx.connection.run("DELETE FROM record_index WHERE (kind, key) IN (SELECT (kind, key) FROM leaving)");
}

/** Ends the older state of rows that came again, and enters the new one. Their events are inserted with all others. */
export async function applyRecords(tx: Tx, records: RecordRows): Promise<void> {
  if (records.index.rows === 0) return;
  await stage(tx.connection, "incoming_index", records.index);
  await tx.connection.run(
    "CREATE OR REPLACE TEMP TABLE leaving AS SELECT r.kind, r.key, r.id FROM record_index r JOIN incoming_index i ON r.kind = i.kind AND r.key = i.key",
  );
  if ((await countOf(tx, "leaving")) > 0) await endRecords(tx);
  await tx.connection.run("INSERT INTO record_index BY NAME SELECT kind, key, seq, id FROM incoming_index");
  await enterMemberships(tx, records);
  for (const [family, batch] of records.families) {
    await stage(tx.connection, "incoming_rows", batch);
    if (family === "accounts") await endRows(tx, [family], "NOT known AND id IN (SELECT id FROM incoming_rows)");
    await insertRows(
      tx,
      family,
      batch.types,
      `SELECT *, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM incoming_rows`,
    );
  }
}

async function enterMemberships(tx: Tx, records: RecordRows): Promise<void> {
  if (records.memberships.rows === 0) return;
  await stage(tx.connection, "incoming_rows", records.memberships);
  await tx.connection.run(
    `INSERT INTO membership_rows SELECT *, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM incoming_rows`,
  );
  await tx.connection.run("INSERT INTO regrouped SELECT ident FROM incoming_rows");
}

export interface RecordDelete {
  readonly kind: string;
  readonly key: string;
  /** Rows written after the delete are another life of the key and stay. */
  readonly seq: number;
}

export async function applyRecordDeletes(tx: Tx, deletes: readonly RecordDelete[]): Promise<void> {
  if (deletes.length === 0) return;
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE leaving AS SELECT r.kind, r.key, r.id FROM record_index r
     JOIN (SELECT unnest(from_json(?, '[{"kind":"VARCHAR","key":"VARCHAR","seq":"BIGINT"}]'), recursive := true)) d
     ON r.kind = d.kind AND r.key = d.key AND r.seq < d.seq`,
    [JSON.stringify(deletes)],
  );
  if ((await countOf(tx, "leaving")) > 0) await endRecords(tx);
}

/** An account that only events name is an account too: a row with nothing but its key, until its record comes. */
export async function settleNamedAccounts(tx: Tx): Promise<void> {
  const accounts: readonly Family[] = ["accounts"];
  const named = `SELECT DISTINCT own_account AS id FROM (${visibleRows(tx.parts, byCustomer, ["own_account"], tx.version)}) WHERE own_account IS NOT NULL`;
  const rows = (known: boolean) =>
    `SELECT id FROM (${visibleRows(tx.parts, accounts, ["id", "known"], tx.version)}) WHERE known = ${known}`;
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE named AS (${named}) EXCEPT (${rows(true)})`);
  await endRows(tx, accounts, `NOT known AND id NOT IN (FROM named)`);
  const missing = `FROM named EXCEPT (${rows(false)})`;
  await insertRows(
    tx,
    "accounts",
    new Map(),
    `SELECT e.id, e.key, false AS known, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM entities e WHERE e.id IN (${missing})`,
  );
}
