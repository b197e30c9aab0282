import type { Engine } from "@throughline/engine/client";
import type { RunPlan, Unit } from "@throughline/model";
import type { Expr, Frame, Plan } from "@throughline/query";

const deadlineMs = 60_000;

/** Plans over everybody at one cut. */
export function askingAt(engine: Pick<Engine, "run">, workspaceId: string, version: number): RunPlan {
  return async (plan) => {
    const answer = await engine.run({ workspaceId, plan, scope: { kind: "all" }, version, deadlineMs });
    if (answer.stale) throw new Error("the engine answered of an older cut");
    return answer.frame;
  };
}

const column = (name: string): Expr => ({ column: name, of: "x" });

/** Some columns of those rows of a relation whose `by` is one of `ids`; of all rows without them. */
export function lookUp(relation: string, columns: readonly string[], by: string, ids?: readonly number[]): Plan {
  const rows: Plan = { scan: relation, as: "x" };
  const wanted: Plan = ids ? { filter: rows, where: { in: column(by), values: ids, type: "integer" } } : rows;
  return { project: wanted, columns: Object.fromEntries(columns.map((name) => [name, column(name)])), as: "found" };
}

export const relationOf = (unit: Unit): string => (unit === "customer" ? "customers" : "accounts");

/** A column of an answer as numbers; what is missing is 0. */
export function numbersOf(frame: Frame, name: string): readonly number[] {
  const values = frame.columns.find((one) => one.name === name)?.values ?? [];
  return Array.from({ length: frame.rows }, (_, i) => Number(values[i] ?? 0) || 0);
}

export function textsOf(frame: Frame, name: string): readonly string[] {
  const values = frame.columns.find((one) => one.name === name)?.values ?? [];
  return Array.from({ length: frame.rows }, (_, i) => String(values[i] ?? ""));
}
