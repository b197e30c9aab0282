import { quoted } from "../duck/statements.ts";
import { visibleRows } from "../projections/scan-parts.ts";
import { ownUnits, type View } from "./scope-sql.ts";

type Columns = readonly string[];

const stored = ["id", "customer", "account", "key", "lo", "hi", "events", "pages", "named_first", "named_last"];

/** Columns of the relation that are read from stored ones; `duration` is in seconds. */
const made: Readonly<Record<string, string>> = {
  startedAt: "lo",
  endedAt: "hi",
  "t:startedAt": "lo",
  "t:endedAt": "hi",
  "n:events": "events::DOUBLE",
  "n:pages": "pages::DOUBLE",
  "n:duration": "(hi - lo)::DOUBLE / 1000",
  own_account: "named_first",
};

/**
 * Sessions before the scope's general test. The account is the one that its events name, else that of the first event. A
 * session whose events name several accounts is no single owner's: a limited scope does not see it.
 */
export function sessions(view: View, columns: Columns): string {
  const fields = columns.filter((name) => !Object.hasOwn(made, name));
  const rows = visibleRows(view.parts, ["sessions"], [...new Set([...stored, ...fields])], view.version);
  const list = Object.entries(made).map(([name, sql]) => `${sql} AS ${quoted(name)}`);
  const single = view.scope.kind === "all" ? "" : " WHERE named_first IS NOT DISTINCT FROM named_last";
  return `SELECT * REPLACE (coalesce(named_first, account) AS account), ${list.join(", ")} FROM (${rows})${single}`;
}

/**
 * Rows of events, with the id of their session if it is asked for. Sessions of one customer that no sender named do not
 * overlap, so the last one that began is the event's, if it was not over.
 */
export function withSessions(view: View, columns: Columns, rows: (columns: Columns) => string): string {
  if (!columns.includes("session")) return rows(columns);
  const events = rows([...new Set([...columns, "customer", "session", "kind", "t"])]);
  const all = `SELECT id, customer, key, lo, hi, account, named_first FROM (${sessions(view, [])})`;
  return `SELECT e.* REPLACE (CASE WHEN e.kind = 0 AND e.t <= s.hi THEN s.id END AS session) FROM (${events}) e
    ASOF LEFT JOIN (${seenSessions(view, all)}) s ON e.customer = s.customer AND coalesce(e.session, 0) = s.key AND e.t >= s.lo`;
}

function seenSessions(view: View, sql: string): string {
  if (view.scope.kind === "all") return sql;
  const { owned, members } = ownUnits(view);
  return `${sql} WHERE account IN (${owned}) OR (named_first IS NULL AND customer IN (${members}))`;
}
