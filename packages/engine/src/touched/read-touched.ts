import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cut, TouchedUnits } from "../client/protocol.ts";
import { type Cell, rowsOf } from "../duck/statements.ts";
import { identifierRows, type View } from "../scan/scope-sql.ts";
import { changedIn, changedRows } from "./touched-rows.ts";

export const nothingTouched: TouchedUnits = {
  ...{ acts: [], customers: [], accounts: [], merged: [], names: false },
  gone: { customers: [], accounts: [] },
};

/** `version` and `asOf` of a cut are when its asker looked last. */
type Since = Pick<Cut, "version" | "asOf">;

/**
 * The units whose rows came, went or changed since a version that is still kept. Complete: late, deleted and merged rows
 * are rows that end and begin; memberships that turned by the clock are found by their instants.
 */
export async function readTouched(connection: DuckDBConnection, view: View, since: Since): Promise<TouchedUnits> {
  const at = { from: since.version, to: view.version };
  const changed = (family: "accounts" | "orders" | "opportunities" | "traits", columns: readonly string[]) =>
    changedRows(view.parts, [family], columns, at);
  const read = (sql: string) => rowsOf(connection, sql);
  const acts =
    await read(`SELECT coalesce(customer, 0), coalesce(account, 0), event, coalesce(max(rid) FILTER (after), 0),
      coalesce(arg_max(t, rid) FILTER (after), 0), coalesce(min(t) FILTER (after AND NOT before), 0),
      coalesce(max(t) FILTER (after AND NOT before), 0)
    FROM (${changedRows(view.parts, ["ct", "delta"], ["customer", "account", "event", "rid", "t"], at)})
    WHERE customer IS NOT NULL OR account IS NOT NULL GROUP BY 1, 2, 3`);
  const spans = await read(`SELECT id, bool_or(before), bool_or(after) FROM
      (${changedRows(view.parts, ["customers"], ["id", "firstSeen", "identifiers"], at)}) GROUP BY 1
    HAVING NOT (bool_or(before) AND bool_or(after)) OR max(firstSeen) FILTER (before) IS DISTINCT FROM max(firstSeen) FILTER (after)
      OR max(identifiers) FILTER (before) IS DISTINCT FROM max(identifiers) FILTER (after)`);
  const idents = changedIn("identifiers", ["customer", "id"], at);
  const moved = await read(`SELECT DISTINCT customer FROM (${idents}) WHERE customer IS NOT NULL AND id IN
      (SELECT id FROM (${idents}) GROUP BY 1 HAVING bool_or(before))`);
  const turned = `(m."from" > ${since.asOf} AND m."from" <= ${view.asOf}) OR (m."to" > ${since.asOf} AND m."to" <= ${view.asOf})`;
  const members = `SELECT ident, account FROM (${changedIn("membership_rows", ["ident", "account"], at)})
    UNION ALL SELECT ident, account FROM membership_rows m WHERE ${turned}`;
  const orders = changed("orders", ["account", "ident"]);
  const customers = await read(`SELECT id FROM (${changed("traits", ["id"])})
    UNION SELECT customer FROM (${identifierRows(view)}) WHERE id IN (
      SELECT ident FROM (${members}) UNION ALL SELECT ident FROM (${orders}) UNION ALL SELECT id FROM (${idents}))`);
  const accounts = await read(`SELECT DISTINCT id FROM (
      SELECT id FROM (${changed("accounts", ["id"])}) UNION ALL SELECT account FROM (${orders})
      UNION ALL SELECT account FROM (${changed("opportunities", ["account"])}) UNION ALL SELECT account FROM (${members})
    ) WHERE id IS NOT NULL`);
  const lost = await read(`SELECT id FROM (${changed("accounts", ["id"])}) GROUP BY 1 HAVING NOT bool_or(after)`);
  const names = await read(`SELECT 1 FROM merged_names WHERE v_from > ${at.from} OR v_to > ${at.from} LIMIT 1`);
  return {
    acts: acts.map(([customer, account, event, rid, t, first, last]) => ({
      customer: Number(customer),
      account: Number(account),
      event: Number(event),
      rid: Number(rid),
      t: Number(t),
      first: Number(first),
      last: Number(last),
    })),
    customers: ids([...customers, ...spans]),
    accounts: ids(accounts),
    merged: ids(moved),
    gone: { customers: ids(spans.filter(([, , after]) => after === false)), accounts: ids(lost) },
    names: names.length > 0,
  };
}

function ids(rows: readonly (readonly Cell[])[]): readonly number[] {
  return [...new Set(rows.map(([id]) => Number(id)))];
}
