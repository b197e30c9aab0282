import { quoted, rowsOf } from "../duck/statements.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { type EventPieces, eventPieces, foldPieces, idle } from "../sessions/pieces.ts";
import { countOf, endRows, insertRows, type Tx } from "./transaction.ts";

/** What somebody did: not what became of a message or of a segment, though a sender may have collected that too. */
const acts = `kind = 0 AND customer IS NOT NULL AND event NOT IN (
  SELECT id FROM event_names WHERE starts_with(folded, 'message.') OR starts_with(folded, 'segment.'))`;

/**
 * Brings `sessions` up to the events of this batch. What a session was and the new events beside it are folded together,
 * so that only sessions near a new event are written again; a session that lost an event is made anew from those it still
 * has. Events of other times are not read.
 */
export async function renewSessions(tx: Tx): Promise<void> {
  const pieces = eventPieces(tx);
  await stageFresh(tx, pieces);
  const lost = await stageLost(tx);
  if (!lost && (await countOf(tx, "pieces")) === 0) return;
  await tx.connection.run("CREATE OR REPLACE TEMP TABLE left_sessions (id INTEGER)");
  if (lost) await breakUp(tx, pieces);
  await takeNear(tx);
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE renewed_sessions AS ${foldPieces("pieces", pieces.telling)}`);
  if ((await countOf(tx, "left_sessions")) > 0) await endRows(tx, ["sessions"], "id IN (FROM left_sessions)");
  await insertRows(
    tx,
    "sessions",
    new Map(),
    `SELECT *, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM renewed_sessions`,
  );
}

/** New events, and those that came to another customer or account. */
async function stageFresh(tx: Tx, pieces: EventPieces): Promise<void> {
  const rows = visibleRows(tx.parts, ["delta"], [...pieces.columns, "kind", "v_from"], tx.version);
  const fresh = `SELECT * FROM (${rows}) WHERE v_from = ${tx.version} AND ${acts}`;
  await pieces.readUrls(fresh);
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE pieces AS ${pieces.select(fresh)}`);
}

/** Events that ended in this batch, in `lost_events`. Are there any? */
async function stageLost(tx: Tx): Promise<boolean> {
  const parts = tx.parts.filter(({ family, hasDead }) => hasDead && (family === "ct" || family === "delta"));
  if (parts.length === 0) return false;
  const scans = parts.map(
    ({ name }) =>
      `SELECT customer, coalesce(session, 0) AS key, t FROM ${quoted(name)} WHERE v_to = ${tx.version} AND ${acts}`,
  );
  await tx.connection.run(`CREATE OR REPLACE TEMP TABLE lost_events AS ${scans.join(" UNION ALL ")}`);
  return (await countOf(tx, "lost_events")) > 0;
}

const span = ["id", "customer", "key", "lo", "hi"];

/** Takes the sessions of lost events apart: the events that they still have are pieces. */
async function breakUp(tx: Tx, pieces: EventPieces): Promise<void> {
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE broken AS SELECT DISTINCT s.* FROM (${visibleRows(tx.parts, ["sessions"], span, tx.version)}) s
     JOIN lost_events l ON l.customer = s.customer AND l.key = s.key AND l.t BETWEEN s.lo AND s.hi`,
  );
  await tx.connection.run("INSERT INTO left_sessions SELECT id FROM broken");
  const events = visibleRows(tx.parts, byCustomer, [...pieces.columns, "kind", "v_from"], tx.version);
  const kept = `SELECT e.* FROM (SELECT * FROM (${events}) WHERE ${acts} AND v_from < ${tx.version}) e JOIN broken b ON b.customer = e.customer AND b.key = coalesce(e.session, 0)
    AND e.t BETWEEN b.lo AND b.hi`;
  await tx.connection.run(`INSERT INTO pieces BY NAME ${pieces.select(kept)}`);
}

/** Sessions that the pieces so far touch are pieces too, whole. First those of the time of a customer's pieces: often none. */
async function takeNear(tx: Tx): Promise<void> {
  const bounds = "SELECT customer, key, min(lo) AS lo, max(hi) AS hi FROM pieces GROUP BY customer, key";
  const close = `p.customer = s.customer AND p.key = s.key
    AND (s.key <> 0 OR (s.lo <= p.hi + ${idle} AND s.hi >= p.lo - ${idle}))`;
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE about AS SELECT s.* FROM (${visibleRows(tx.parts, ["sessions"], span, tx.version)}) s
     JOIN (${bounds}) p ON ${close} WHERE s.id NOT IN (FROM left_sessions)`,
  );
  if ((await countOf(tx, "about")) === 0) return;
  await tx.connection.run(
    `CREATE OR REPLACE TEMP TABLE near_sessions AS SELECT DISTINCT s.id FROM about s JOIN pieces p ON ${close}`,
  );
  const columns = await rowsOf(tx.connection, "SELECT column_name FROM (DESCRIBE pieces)");
  const rows = visibleRows(
    tx.parts,
    ["sessions"],
    columns.map(([name]) => String(name)),
    tx.version,
  );
  await tx.connection.run(`INSERT INTO pieces BY NAME SELECT * FROM (${rows}) WHERE id IN (FROM near_sessions)`);
  await tx.connection.run("INSERT INTO left_sessions FROM near_sessions");
}
