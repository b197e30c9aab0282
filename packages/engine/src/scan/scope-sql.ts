import type { Scope } from "@throughline/sources";
import type { PartList } from "../projections/parts.ts";
import { visibleRows } from "../projections/scan-parts.ts";

/** What one query may see, at one data version. */
export interface View {
  readonly parts: PartList;
  readonly version: number;
  readonly asOf: number;
  readonly scope: Scope;
  /** Event-major projections serve plans that choose events; customer-major ones plans that choose customers. */
  readonly order: "customer" | "event";
  /** Some event names count as others now. */
  readonly merged: boolean;
}

export interface ScanSql {
  readonly sql: string;
  readonly params: readonly string[];
}

export function plain(sql: string): ScanSql {
  return { sql, params: [] };
}

/** ANDs a test over owned accounts or their members to a scan; `all` sees everything. */
export function scoped(view: View, sql: string, test: (owned: string, members: string) => string): ScanSql {
  return seen(view, sql, (owned, members) => `SELECT * FROM (${sql}) WHERE ${test(owned, members)}`);
}

/**
 * What names its account (in the column `named`) is that account's owner's alone, whoever its customer is; what names
 * none is also seen by the owners of its customer's other accounts. The business store's own scope says the same. A
 * customer or an account that the scope does not see is missing in the row, so that a number of units is never more than
 * the list behind it.
 */
export function ofOwnUnits(view: View, sql: string, named: "account" | "own_account"): ScanSql {
  return seen(
    view,
    sql,
    (owned, members) =>
      `SELECT * REPLACE (CASE WHEN customer IN (${members}) THEN customer END AS customer,
        CASE WHEN account IN (${owned}) THEN account END AS account) FROM (${sql})
      WHERE account IN (${owned}) OR (${named} IS NULL AND customer IN (${members}))`,
  );
}

/** The accounts that a limited scope owns, and their members, as queries; each `?` stands for the owner's id. */
export function ownUnits(view: View): { readonly owned: string; readonly members: string } {
  const owned = `SELECT id FROM (${visibleRows(view.parts, ["accounts"], ["id", "owner"], view.version)}) WHERE owner = ?`;
  return { owned, members: `SELECT DISTINCT customer FROM (${memberRows(view)}) WHERE account IN (${owned})` };
}

function seen(view: View, sql: string, select: (owned: string, members: string) => string): ScanSql {
  const { scope } = view;
  if (scope.kind === "all") return plain(sql);
  const { owned, members } = ownUnits(view);
  const text = select(owned, members);
  const params = Array.from({ length: text.split("?").length - 1 }, () => scope.ownerId);
  return { sql: text, params };
}

/** Living identifiers that name somebody, at the view's version. */
export function identifierRows(view: View): string {
  return `SELECT id, key, customer FROM identifiers WHERE customer IS NOT NULL AND ${livingAt(view.version)}`;
}

/** Memberships that are current at the view's time, one row per (customer, account). */
export function memberRows(view: View): string {
  const now = view.asOf;
  return `SELECT i.customer, m.account, bool_or(m."primary") AS "primary", min(m."from") AS "from", max(m."to") AS "to"
    FROM membership_rows m JOIN (${identifierRows(view)}) i ON i.id = m.ident
    WHERE ${livingAt(view.version, "m.")} AND m.account IS NOT NULL
    AND (m."from" IS NULL OR m."from" <= ${now}) AND (m."to" IS NULL OR m."to" > ${now}) GROUP BY ALL`;
}

function livingAt(version: number, of = ""): string {
  return `${of}v_from <= ${version} AND (${of}v_to IS NULL OR ${of}v_to > ${version})`;
}
