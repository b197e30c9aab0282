import type { StoredType } from "../duck/column-batch.ts";
import { quoted } from "../duck/statements.ts";
import { type Family, fieldType, fixedColumns } from "./families.ts";
import { type Part, type PartList, partsOf } from "./parts.ts";

/**
 * Rows of some families as they were visible at a data version; a column that a part does not have is missing there. A
 * part without rows is left out: a scan of one table is planned better than a union.
 */
export function visibleRows(
  parts: PartList,
  from: readonly Family[],
  columns: readonly string[],
  version: number,
): string {
  const all = from.flatMap((family) => [...partsOf(parts, family)]);
  const filled = all.filter((part) => part.rows > 0);
  const chosen = filled.length > 0 ? filled : all.slice(0, 1);
  const scans = chosen.map((part) => {
    const list = columns.map((column) => columnOf(part, column)).join(", ");
    return `SELECT ${list || "1"} FROM ${quoted(part.name)}${visibility(part, version)}`;
  });
  return scans.join(" UNION ALL ");
}

function columnOf(part: Part, column: string): string {
  if (part.columns.has(column)) return quoted(column);
  return `NULL::${columnType(part.family, column)} AS ${quoted(column)}`;
}

function columnType(family: Family, column: string): StoredType {
  return fieldType(column) ?? fixedColumns(family).get(column) ?? "INTEGER";
}

/** A closed part whose rows are all older, and none of whose rows ever died, needs no test. */
function visibility(part: Part, version: number): string {
  const tests: string[] = [];
  if (!part.closed || part.newest > version) tests.push(`v_from <= ${version}`);
  if (!part.closed || part.hasDead) tests.push(`(v_to IS NULL OR v_to > ${version})`);
  return tests.length > 0 ? ` WHERE ${tests.join(" AND ")}` : "";
}

/** The families that together hold every event once, customer-major or event-major. */
export const byCustomer: readonly Family[] = ["ct", "delta"];
export const byEvent: readonly Family[] = ["ect", "delta"];
