import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../ports/principal.ts";
import type { Executor } from "./database.ts";
import { columnOf, type RecordTable, recordTable } from "./record-table.ts";

/**
 * The condition that a row of `table` (aliased `r`) is visible to a scope; part of every read. For `accountsOf`: the
 * owner's own row and accounts, what points to these accounts, what has no account but points to one of their people,
 * children of visible parents, campaigns with a visible target, and kinds that point to nobody (products).
 */
export function visible(db: Executor, table: RecordTable, scope: Scope, now: number): RawBuilder<unknown> {
  if (scope.kind === "all") return sql`1 = 1`;
  return visibleTo(db, table, scope.ownerId, now, "r");
}

function visibleTo(db: Executor, table: RecordTable, ownerId: string, now: number, alias: string): RawBuilder<unknown> {
  const { kind } = table;
  const own = sql`select id from ${db.table("accounts")} where owner_id = ${ownerId}`;
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (kind.kind === "owner") return sql`${column("id")} = ${ownerId}`;
  if (kind.kind === "account") return sql`${column("owner_id")} = ${ownerId}`;
  if (kind.parent) {
    const parent = recordTable(kind.parent.kind);
    const seen = visibleTo(db, parent, ownerId, now, "p");
    const by = column(columnOf(table, kind.parent.by).column);
    return sql`exists (select 1 from ${db.table(parent.table)} as p where p.row_key = ${by} and ${seen})`;
  }
  if (kind.kind === "campaign") {
    const seen = visibleTo(db, recordTable("target"), ownerId, now, "t");
    return sql`exists (select 1 from ${db.table("targets")} as t where t.campaign_id = ${column("id")} and ${seen})`;
  }
  const account = Object.entries(kind.fields).find(([, field]) => field.to === "account")?.[0];
  if (account === undefined) return sql`1 = 1`;
  const accountColumn = column(columnOf(table, account).column);
  const customer = Object.entries(kind.fields).find(([, field]) => field.to === "customer")?.[0];
  if (customer === undefined) return sql`${accountColumn} in (${own})`;
  const people = sql`select customer_id from ${db.table("memberships")}
    where account_id in (${own}) and (${sql.ref("to")} is null or ${sql.ref("to")} > ${now})`;
  const customerColumn = column(columnOf(table, customer).column);
  return sql`(${accountColumn} in (${own}) or (${accountColumn} is null and ${customerColumn} in (${people})))`;
}
