import type { DuckDBConnection } from "@duckdb/node-api";
import type { Frame, Plan } from "@throughline/query";
import { EngineError } from "../client/protocol.ts";
import type { View } from "../scan/scope-sql.ts";
import { type Bitset, nobody, withMember } from "../sets/bitset.ts";
import { compiledFor } from "./compiled-for.ts";
import { withinDeadline } from "./deadline.ts";
import type { Lookups } from "./lookups.ts";
import { toFrame } from "./to-frame.ts";

/** Runs one plan over a view. The deadline interrupts it; what is wrong with the plan is `badPlan`. */
export async function execute(
  connection: DuckDBConnection,
  plan: Plan,
  view: View,
  deadlineMs: number,
  onStuck: () => void,
  lookups: Lookups,
): Promise<Frame> {
  return withinDeadline(connection, deadlineMs, onStuck, async () => {
    const compiled = compiledFor(plan, view, await lookups.among(connection, plan, view));
    const result = await connection.run(compiled.sql, [...compiled.params]);
    return toFrame(result, compiled.columns);
  });
}

/** The ids in the only column of a plan, as a set. */
export async function membersOf(
  connection: DuckDBConnection,
  plan: Plan,
  view: View,
  deadlineMs: number,
  onStuck: () => void,
  lookups: Lookups,
): Promise<Bitset> {
  return withinDeadline(connection, deadlineMs, onStuck, async () => {
    const { sql, params, columns } = compiledFor(plan, view, await lookups.among(connection, plan, view));
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
