import type { DuckDBConnection } from "@duckdb/node-api";
import { defaultIdentityRules, type IdentityRules, identityRules } from "@throughline/model";
import { rowsOf } from "../duck/statements.ts";
import { IdentityMap, type Move } from "../identity/identity-map.ts";

/** Source of what people decide by hand. */
export const manualSource = "manual";

/** The rules by which a file is folded, and which version of the setting they are. */
export interface FoldedBy {
  readonly version: number;
  readonly rules: IdentityRules;
}

export async function readRules(connection: DuckDBConnection): Promise<FoldedBy> {
  const [row] = await rowsOf(connection, "SELECT value FROM meta WHERE name = 'identityRules'");
  if (!row) return { version: 0, rules: defaultIdentityRules };
  const { version, rules }: { version: number; rules: unknown } = JSON.parse(String(row[0]));
  return { version, rules: identityRules.parse(rules).value ?? defaultIdentityRules };
}

export async function writeRules(connection: DuckDBConnection, folded: FoldedBy): Promise<void> {
  await connection.run("DELETE FROM meta WHERE name = 'identityRules'");
  await connection.run("INSERT INTO meta VALUES ('identityRules', ?)", [JSON.stringify(folded)]);
}

/** The map of a file. Throws when its identifiers do not lie as its messages fold: the file is damaged. */
export async function loadIdentity(connection: DuckDBConnection, rules: IdentityRules): Promise<IdentityMap> {
  const map = new IdentityMap();
  const customers = [0];
  const living = "SELECT key, coalesce(customer, 0) FROM identifiers WHERE v_to IS NULL ORDER BY id";
  for (const [key, customer] of await rowsOf(connection, living)) customers[map.ident(String(key))] = Number(customer);
  const moves = await foldFile(connection, map, rules, customers);
  if (moves.length > 0) throw new Error("the identity map differs from what its messages say");
  return map;
}

/** Folds everything that the file holds, by these rules; what moved against `customers` (default: as the map is now). */
export async function foldFile(
  connection: DuckDBConnection,
  map: IdentityMap,
  rules: IdentityRules,
  customers?: readonly number[],
): Promise<readonly Move[]> {
  map.restart(rules, customers);
  await sayAgain(connection, map, "true");
  for (const [a, b, link, t, source, message] of await rowsOf(
    connection,
    `SELECT a, b, link, t, source, message FROM identity_changes c WHERE ${decided("c")}`,
  )) {
    const order = { t: Number(t), source: String(source), message: String(message) };
    map.decide(Number(a), Number(b), { link: link === true, order });
  }
  return map.settle();
}

/** Says what the messages of the file say whose rows `c` satisfy a condition. */
export async function sayAgain(connection: DuckDBConnection, map: IdentityMap, where: string): Promise<void> {
  for (const [subjects, others, t, source, message] of await rowsOf(connection, distinctSayings(where)))
    map.say(numbers(subjects), numbers(others), { t: Number(t), source: String(source), message: String(message) });
}

/** Whether a row of `identity_changes` is what a person decided, and not what a message says. */
export const decided = (row: string): string => `(NOT ${row}.link OR ${row}.source = '${manualSource}')`;

/** What messages say, each different saying once, at its first message. */
const distinctSayings = (where: string): string => `
  WITH messages AS (
    SELECT t, source, message, string_agg(a, ',' ORDER BY a) AS subjects, string_agg(b, ',' ORDER BY b) AS others
    FROM identity_changes c WHERE NOT ${decided("c")} AND (${where}) GROUP BY t, source, message
  ), first AS (
    SELECT subjects, others, min({'t': t, 'source': source, 'message': message}) AS m FROM messages GROUP BY subjects, others
  )
  SELECT subjects, others, m.t, m.source, m.message FROM first`;

function numbers(list: unknown): number[] {
  return String(list).split(",").map(Number);
}
