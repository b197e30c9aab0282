import { setImmediate as turn } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { heedStop, quoted } from "../duck/statements.ts";
import type { Family } from "../projections/families.ts";
import { type Part, partsOf } from "../projections/parts.ts";
import { byEvent } from "../projections/scan-parts.ts";
import type { View } from "../scan/scope-sql.ts";
import { type Bitset, difference, intersection, nobody, union } from "../sets/bitset.ts";
import { type CustomerTest, passes, type SimpleTest } from "./customer-test.ts";
import type { HeldRows } from "./held-rows.ts";
import { type Chosen, isSteady, type PartRows, same } from "./part-rows.ts";
import { type Range, unitsIn, unitsWith } from "./unit-rows.ts";

/** Nothing is waited for while columns are looked through: after so long, others come first, and the deadline. */
const longestMs = 10;
/** Each makes a set: 125 KB for a million customers, kept while those of a question are put together. */
const mostSimple = 500;
/** Simple ones and what puts them together, at once: 30 microseconds each for a million customers. */
const mostTests = 2_000;

/** The customers who pass, at the view's version; undefined where columns in memory cannot tell. */
export async function findCustomers(
  connection: DuckDBConnection,
  test: CustomerTest,
  view: View,
  held: HeldRows,
): Promise<Bitset | undefined> {
  const simple = simpleIn(test);
  if (view.scope.kind !== "all" || simple.length > mostSimple || testsIn(test) > mostTests) return undefined;
  if (simple.some((one) => "list" in one && withColumn(view, one.list).length > 0)) return undefined;
  const everyone = chosenFrom(view, ["customers"], { unit: "id", value: same, where: "true" });
  const chosen = [...everyone, ...simple.flatMap((one) => readBy(one, view))];
  if (chosen.some(({ part }) => isSteady(part) && part.newest > view.version)) return undefined;
  const rows = await held.all(connection, chosen);
  if (!rows) return undefined;

  const words = 1 + (Math.max(0, ...rows(everyone).map((part) => part.largest)) >>> 5);
  const all = unitsIn(rows(everyone), [wholly], view.version, words);
  const found = new Map<CustomerTest, Bitset>();
  let since = performance.now();
  for (const one of simple) {
    if (performance.now() - since > longestMs) {
      await turn();
      heedStop(connection);
      since = performance.now();
    }
    found.set(one, whoPass(one, rows(readBy(one, view)), view.version, words));
  }
  heedStop(connection);
  return intersection(all, together(test, all, found));
}

const wholly: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const just = (id: number): Range => ({ from: id, to: id + 1 });

/** A column of lists that a test reads has no rows. */
function whoPass(test: SimpleTest, rows: readonly PartRows[], version: number, words: number): Bitset {
  if ("list" in test) return nobody;
  if ("texts" in test) return unitsIn(rows, test.ids.map(just), version, words);
  if (test.counts.length === 0) return unitsIn(rows, [test], version, words);
  return unitsWith((n) => test.counts.every((one) => passes(n, one)), rows, test, version, words);
}

function together(test: CustomerTest, all: Bitset, found: ReadonlyMap<CustomerTest, Bitset>): Bitset {
  const of = (part: CustomerTest) => together(part, all, found);
  if ("all" in test) return test.all.reduce((kept, part) => intersection(kept, of(part)), all);
  if ("any" in test) return test.any.reduce((kept, part) => union(kept, of(part)), nobody);
  if ("not" in test) return difference(all, of(test.not));
  return found.get(test) ?? nobody;
}

function testsIn(test: CustomerTest): number {
  const parts = "all" in test ? test.all : "any" in test ? test.any : "not" in test ? [test.not] : [];
  return parts.reduce((sum, part) => sum + testsIn(part), 1);
}

function simpleIn(test: CustomerTest): readonly SimpleTest[] {
  if ("all" in test) return test.all.flatMap(simpleIn);
  if ("any" in test) return test.any.flatMap(simpleIn);
  return "not" in test ? simpleIn(test.not) : [test];
}

function readBy(test: SimpleTest, view: View): readonly Chosen[] {
  if ("list" in test) return [];
  if ("events" in test)
    return test.events.flatMap((event) =>
      chosenFrom(view, byEvent, { unit: "customer", value: "t", where: `event = ${event} AND customer IS NOT NULL` }),
    );
  const value = quoted(test.texts);
  return withColumn(view, test.texts).map((part) => ({ part, unit: "id", value, where: `${value} IS NOT NULL` }));
}

function chosenFrom(view: View, families: readonly Family[], rows: Omit<Chosen, "part">): readonly Chosen[] {
  const parts = families.flatMap((family) => partsOf(view.parts, family));
  return parts.filter((part) => part.rows > 0).map((part) => ({ part, ...rows }));
}

function withColumn(view: View, column: string): readonly Part[] {
  return partsOf(view.parts, "traits").filter((part) => part.rows > 0 && part.columns.has(column));
}
