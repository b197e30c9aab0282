import type { DuckDBConnection } from "@duckdb/node-api";
import type { Frame, Plan } from "@throughline/query";
import { EngineError } from "../client/protocol.ts";
import { customerQuestion } from "../columns/customer-question.ts";
import { findCustomers } from "../columns/find-customers.ts";
import type { HeldRows } from "../columns/held-rows.ts";
import type { View } from "../scan/scope-sql.ts";
import { type Bitset, idsIn, nobody, sizeOf, withMember } from "../sets/bitset.ts";
import { compiledFor } from "./compiled-for.ts";
import { withinDeadline } from "./deadline.ts";
import type { Lookups } from "./lookups.ts";
import { toFrame } from "./to-frame.ts";

/** What is in memory of the data, and how long a question may take. The deadline interrupts it. */
export interface Reading {
  readonly lookups: Lookups;
  readonly rows: HeldRows;
  readonly deadlineMs: number;
  readonly onStuck: () => void;
}

/** Answers one plan over a view, from columns in memory where they can tell. What is wrong with the plan is `badPlan`. */
export async function execute(connection: DuckDBConnection, plan: Plan, view: View, from: Reading): Promise<Frame> {
  return withinDeadline(connection, from.deadlineMs, from.onStuck, async () => {
    const known = await from.lookups.among(connection, plan, view);
    const question = customerQuestion(plan, known);
    const found = question && (await findCustomers(connection, question.test, view, from.rows));
    if (found) {
      const values = question.answer === "size" ? Float64Array.of(sizeOf(found)) : idsIn(found);
      return { rows: values.length, columns: [{ name: question.column, type: "integer", values }] };
    }
    const compiled = compiledFor(plan, view, known);
    const result = await connection.run(compiled.sql, [...compiled.params]);
    return toFrame(result, compiled.columns);
  });
}

/** The ids in the only column of a plan, as a set. */
export async function membersOf(connection: DuckDBConnection, plan: Plan, view: View, from: Reading): Promise<Bitset> {
  return withinDeadline(connection, from.deadlineMs, from.onStuck, async () => {
    const known = await from.lookups.among(connection, plan, view);
    const question = customerQuestion(plan, known);
    const found = question?.answer === "ids" && (await findCustomers(connection, question.test, view, from.rows));
    if (found) return found;
    const { sql, params, columns } = compiledFor(plan, view, known);
    if (columns.length !== 1 || columns[0]?.type !== "integer")
      throw new EngineError("badPlan", "A set is a plan of one column, whole numbers.");
    const result = await connection.run(sql, [...params]);
    let bits: Bitset = nobody;
    for (const chunk of await result.fetchAllChunks()) {
      const ids = chunk.getColumnVector(0);
      for (let i = 0; i < chunk.rowCount; i++) {
        const id = ids.getItem(i);
        if (id !== null) bits = withMember(bits, Number(id));
      }
    }
    return bits;
  });
}
