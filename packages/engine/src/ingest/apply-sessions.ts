import type { ColumnBatch } from "../duck/column-batch.ts";
import { quoted, rowsOf } from "../duck/statements.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { type EventPieces, eventPieces, foldPieces, idle, inList, pieceColumns } from "../sessions/pieces.ts";
import { endRows, insertRows, keep, type Tx } from "./transaction.ts";

/** What somebody did: not what became of a message or of a segment, though a sender may have collected that too. */
function acts({ dictionary }: Tx): string {
  const others = dictionary.eventsWhere((name) => name.startsWith("message.") || name.startsWith("segment."));
  return `kind = 0 AND customer IS NOT NULL AND NOT ${inList("event", others)}`;
}

/**
 * Brings `sessions` up to the events of this batch. What a session was and the new events beside it are folded together,
 * so that only sessions near a new event are written again; a session that lost an event is made anew from those it still
 * has. Events of other times are not read. `incoming`: the new rows among those events.
 */
export async function renewSessions(tx: Tx, incoming: ColumnBatch): Promise<void> {
  const pieces = eventPieces(tx);
  await pieces.readUrls(incoming);
  const rows = visibleRows(tx.parts, ["delta"], [...pieces.columns, "kind", "v_from"], tx.version);
  const fresh = `SELECT * FROM (${rows}) WHERE v_from = ${tx.version} AND ${acts(tx)}`;
  const began = await keep(tx, "pieces", pieces.select(fresh));
  const lost = await keepLost(tx);
  if (!lost && began === 0) return;
  if (lost) await breakUp(tx, pieces);
  await takeNear(tx, pieces);
  await keep(tx, "renewed_sessions", foldPieces("pieces", pieces.texts));
  await insertRows(
    tx,
    "sessions",
    new Map(),
    `SELECT *, ${tx.version} AS v_from, NULL::INTEGER AS v_to FROM renewed_sessions`,
  );
}

/** Events that ended in this batch, in `lost_events`. Are there any? */
async function keepLost(tx: Tx): Promise<boolean> {
  const parts = tx.parts.filter(({ family, hasDead }) => hasDead && (family === "ct" || family === "delta"));
  if (parts.length === 0) return false;
  const scans = parts.map(
    ({ name }) =>
      `SELECT customer, coalesce(session, 0) AS key, t FROM ${quoted(name)} WHERE v_to = ${tx.version} AND ${acts(tx)}`,
  );
  return (await keep(tx, "lost_events", scans.join(" UNION ALL "))) > 0;
}

const span = ["id", "customer", "key", "lo", "hi"];

/** Takes the sessions of lost events apart: the events that they still have are pieces. */
async function breakUp(tx: Tx, pieces: EventPieces): Promise<void> {
  const broken = await keep(
    tx,
    "broken",
    `SELECT DISTINCT s.* FROM (${visibleRows(tx.parts, ["sessions"], span, tx.version)}) s
     JOIN lost_events l ON l.customer = s.customer AND l.key = s.key AND l.t BETWEEN s.lo AND s.hi`,
  );
  if (broken === 0) return;
  const events = visibleRows(tx.parts, byCustomer, [...pieces.columns, "kind", "v_from"], tx.version);
  const kept = `SELECT e.* FROM (SELECT * FROM (${events}) WHERE ${acts(tx)} AND v_from < ${tx.version}) e JOIN broken b ON b.customer = e.customer AND b.key = coalesce(e.session, 0)
    AND e.t BETWEEN b.lo AND b.hi`;
  await tx.connection.run(`INSERT INTO pieces BY NAME ${pieces.select(kept)}`);
  await endRows(tx, ["sessions"], "id IN (SELECT id FROM broken)");
}

/** Sessions that the pieces so far touch are pieces too, whole; they end. Only sessions of the time of the pieces are read. */
async function takeNear(tx: Tx, { texts }: EventPieces): Promise<void> {
  const [[lo, hi, key] = []] = await rowsOf(tx.connection, "SELECT min(lo), max(hi), max(key) FROM pieces");
  if (lo === null) return;
  const time = `lo <= ${Number(hi) + idle} AND hi >= ${Number(lo) - idle}`;
  const where = key === 0 ? `key = 0 AND ${time}` : `(key <> 0 OR (${time}))`;
  const sessions = (columns: readonly string[]) =>
    `SELECT * FROM (${visibleRows(tx.parts, ["sessions"], columns, tx.version)}) WHERE ${where}`;
  const near = await keep(
    tx,
    "near_sessions",
    `SELECT DISTINCT s.id FROM (${sessions(span)}) s JOIN pieces p ON p.customer = s.customer AND p.key = s.key
     AND (s.key <> 0 OR (s.lo <= p.hi + ${idle} AND s.hi >= p.lo - ${idle}))`,
  );
  if (near === 0) return;
  await tx.connection.run(
    `INSERT INTO pieces BY NAME SELECT * FROM (${sessions(pieceColumns(texts))}) WHERE id IN (FROM near_sessions)`,
  );
  await endRows(tx, ["sessions"], `${where} AND id IN (FROM near_sessions)`);
}
