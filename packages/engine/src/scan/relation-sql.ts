import { quoted } from "../duck/statements.ts";
import { eventNamesSql } from "../names/merged-names.ts";
import type { Family } from "../projections/families.ts";
import { byCustomer, byEvent, visibleRows } from "../projections/scan-parts.ts";
import type { RelationName } from "../relations.ts";
import { identifierRows, memberRows, ofOwnUnits, plain, type ScanSql, scoped, type View } from "./scope-sql.ts";
import { sessions, withSessions } from "./session-sql.ts";

type Columns = readonly string[];

/** Every relation as SQL over the parts: exactly the rows visible at the view's version to its scope. */
export const relationSql: Readonly<Record<RelationName, (view: View, columns: Columns) => ScanSql>> = {
  events: (view, columns) =>
    only(
      columns,
      ofOwnUnits(
        view,
        withSessions(view, reading(view, columns, ["customer", "account", "own_account"]), (read) =>
          visibleRows(view.parts, view.order === "event" ? byEvent : byCustomer, read, view.version),
        ),
        "own_account",
      ),
    ),
  sessions: (view, columns) => only(columns, ofOwnUnits(view, sessions(view, columns), "own_account")),
  eventKeys: (_view, columns) => only(columns, plain("SELECT rid, source, key FROM event_keys")),
  eventNames: (view, columns) => only(columns, plain(eventNamesSql(view.version, columns.includes("first")))),
  strings: (_view, columns) => only(columns, plain("SELECT id, folded, display FROM strings")),
  customers: (view, columns) =>
    only(
      columns,
      scoped(view, customers(view, columns), (_owned, members) => `id IN (${members})`),
    ),
  identifiers: (view, columns) =>
    only(
      columns,
      scoped(view, identifierRows(view), (_owned, members) => `customer IN (${members})`),
    ),
  accounts: (view, columns) =>
    only(
      columns,
      scoped(view, records(view, "accounts", [...columns, "id"]), (owned) => `id IN (${owned})`),
    ),
  products: (view, columns) => only(columns, plain(records(view, "products", columns))),
  campaigns: (view, columns) => only(columns, campaigns(view, columns)),
  orders: (view, columns) => only(columns, ofOwnUnits(view, orders(view, columns), "account")),
  opportunities: (view, columns) =>
    only(
      columns,
      scoped(view, records(view, "opportunities", [...columns, "account"]), (owned) => `account IN (${owned})`),
    ),
  spells: (view, columns) => only(columns, ofOwnUnits(view, spells(view), "account")),
  memberships: (view, columns) =>
    only(
      columns,
      scoped(view, memberRows(view), (owned) => `account IN (${owned})`),
    ),
};

/** A limited scope sees the campaigns that someone it sees was chosen for, as in the business store. */
function campaigns(view: View, columns: Columns): ScanSql {
  const rows = records(view, "campaigns", columns);
  if (view.scope.kind === "all") return plain(rows);
  const chosen = relationSql.events(view, ["campaign"]);
  return { sql: `SELECT * FROM (${rows}) WHERE id IN (SELECT campaign FROM (${chosen.sql}))`, params: chosen.params };
}

function only(columns: Columns, scan: ScanSql): ScanSql {
  const list = columns.map(quoted).join(", ") || "1 AS one";
  return { sql: `SELECT ${list} FROM (${scan.sql})`, params: scan.params };
}

/** The columns asked for, and those that the scope's test needs. */
function reading(view: View, columns: Columns, forScope: Columns): Columns {
  return [...new Set(view.scope.kind === "all" && columns.length > 0 ? columns : [...columns, ...forScope])];
}

function records(view: View, family: Family, columns: Columns): string {
  return visibleRows(view.parts, [family], [...new Set(["id", ...columns])], view.version);
}

function customers(view: View, columns: Columns): string {
  const spans = records(view, "customers", ["key", "firstSeen", "lastSeen", "identifiers"]);
  const traits = columns.filter((name) => name[1] === ":");
  if (traits.length === 0) return spans;
  const list = traits.map((name) => `f.${quoted(name)}`).join(", ");
  return `SELECT s.*, ${list} FROM (${spans}) s LEFT JOIN (${records(view, "traits", traits)}) f ON f.id = s.id`;
}

function orders(view: View, columns: Columns): string {
  const own = columns.filter((name) => name !== "customer");
  return `SELECT o.* EXCLUDE (ident), i.customer FROM (${records(view, "orders", [...own, "ident", "account"])}) o
    LEFT JOIN (${identifierRows(view)}) i ON i.id = o.ident`;
}

function spells(view: View): string {
  return `SELECT e.segment, i.customer, e.account, e.t AS "from", x.t AS "to"
    FROM (${visibleRows(view.parts, ["entries"], ["id", "segment", "ident", "account", "t"], view.version)}) e
    LEFT JOIN (${visibleRows(view.parts, ["exits"], ["id", "t"], view.version)}) x ON x.id = e.id
    LEFT JOIN (${identifierRows(view)}) i ON i.id = e.ident`;
}
