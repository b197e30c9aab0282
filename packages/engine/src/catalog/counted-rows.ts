import { eventNamesSql } from "../names/merged-names.ts";
import { relationSql } from "../scan/relation-sql.ts";
import type { ScanSql, View } from "../scan/scope-sql.ts";
import { type FieldOwner, relationOf } from "./field-owner.ts";

/** The rows whose fields are counted; events that count under one name have one id. */
export function countedRows(view: View, of: FieldOwner, columns: readonly string[]): ScanSql {
  const rows = relationSql[relationOf[of]](view, columns);
  if (of !== "event" || !view.merged || !columns.includes("event")) return rows;
  const names = `SELECT id, first FROM (${eventNamesSql(view.version, true)})`;
  return {
    sql: `SELECT r.* REPLACE (n.first AS event) FROM (${rows.sql}) r JOIN (${names}) n ON n.id = r.event`,
    params: rows.params,
  };
}
