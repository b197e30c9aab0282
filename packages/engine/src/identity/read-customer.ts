import type { DuckDBConnection } from "@duckdb/node-api";
import { identifierType } from "@throughline/model";
import type { IdentityAnswer } from "../client/protocol.ts";
import { rowsOf } from "../duck/statements.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { relationSql } from "../scan/relation-sql.ts";
import { identifierRows, type View } from "../scan/scope-sql.ts";
import type { IdentityMap, Link } from "./identity-map.ts";

/** More reasons than this help nobody; those that join come first. */
const mostLinks = 500;

/** Who an identifier is and why, within the scope; null when it is unknown there or names nobody. */
export async function readCustomer(
  connection: DuckDBConnection,
  view: View,
  map: IdentityMap,
  identifier: string,
): Promise<Omit<IdentityAnswer, "cut"> | null> {
  const ident = map.known(identifier);
  const [found] = await visible(connection, view, [identifier]);
  if (ident === undefined || !found) return null;
  const links = map.explain(ident, mostLinks).map((link) => linkOf(map, link));
  const seen = new Set(
    (
      await visible(
        connection,
        view,
        links.flatMap(({ a, b }) => [a, b]),
      )
    ).map(({ key }) => key),
  );
  const identifiers = await identifiersOf(connection, view, found.customer);
  const firstLink = new Map<string, number>();
  for (const { a, b, at } of links)
    for (const key of [a, b]) firstLink.set(key, Math.min(at, firstLink.get(key) ?? Number.POSITIVE_INFINITY));
  return {
    customer: map.key(found.customer),
    identifiers: identifiers.map(({ key, firstSeen }) => ({
      key,
      type: identifierType(key),
      firstSeen: earliest(firstSeen, firstLink.get(key)),
    })),
    links: links.filter(({ a, b }) => seen.has(a) && seen.has(b)),
  };
}

function linkOf(map: IdentityMap, { a, b, order, state }: Link): IdentityAnswer["links"][number] {
  const { t, source, message } = order;
  return { a: map.key(a), b: map.key(b), at: t, source, messageId: message, state };
}

function earliest(a: number | null, b: number | undefined): number | null {
  return a === null || b === undefined ? (a ?? b ?? null) : Math.min(a, b);
}

/** Those of the identifiers that the scope sees, with their customers. */
async function visible(connection: DuckDBConnection, view: View, keys: readonly string[]) {
  const scan = relationSql.identifiers(view, ["key", "customer"]);
  const rows = await rowsOf(
    connection,
    `SELECT key, customer FROM (${scan.sql}) WHERE key IN (SELECT unnest(from_json(?, '["VARCHAR"]')))`,
    [...scan.params, JSON.stringify([...new Set(keys)])],
  );
  return rows.map(([key, customer]) => ({ key: String(key), customer: Number(customer) }));
}

async function identifiersOf(connection: DuckDBConnection, view: View, customer: number) {
  const events = visibleRows(view.parts, byCustomer, ["customer", "ident", "device", "t"], view.version);
  const rows = await rowsOf(
    connection,
    `WITH own AS (SELECT id, key FROM (${identifierRows(view)}) WHERE customer = ${customer}),
     acts AS (SELECT unnest([ident, device]) AS id, t FROM (${events}) WHERE customer = ${customer}),
     first AS (SELECT id, min(t) AS at FROM acts GROUP BY id)
     SELECT own.key, least(first.at, p.created_at) FROM own LEFT JOIN first ON first.id = own.id
     LEFT JOIN profiles p ON p.ident = own.id ORDER BY own.key`,
  );
  return rows.map(([key, at]) => ({ key: String(key), firstSeen: at === null ? null : Number(at) }));
}
