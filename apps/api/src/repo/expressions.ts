import type { Expr, Literal, Plan } from "@throughline/query";

/** Short constructors for the small plans that services write themselves. User text only ever becomes a literal. */
export const scan = (relation: string): Plan => ({ scan: relation, as: relation });
export const col = (column: string, of?: string): Expr => (of === undefined ? { column } : { column, of });
export const text = (literal: string): Expr => ({ literal, type: "text" });
export const whole = (literal: number): Expr => ({ literal, type: "integer" });
export const instant = (literal: number): Expr => ({ literal, type: "instant" });
export const call = (fn: Extract<Expr, { call: unknown }>["call"], ...args: readonly Expr[]): Expr => ({
  call: fn,
  args,
});
export const equal = (a: Expr, b: Expr): Expr => call("=", a, b);
export const anyOf = (value: Expr, values: readonly Literal[], type: "integer" | "text"): Expr => ({
  in: value,
  values,
  type,
});
export const among = (value: Expr, plan: Plan): Expr => ({ in: value, plan });

/** True for every row when there are no parts. */
export function every(parts: readonly Expr[]): Expr {
  const [first, ...rest] = parts;
  if (!first) return { literal: true, type: "boolean" };
  return rest.length === 0 ? first : call("and", first, ...rest);
}

export const filter = (plan: Plan, ...parts: readonly Expr[]): Plan =>
  parts.length === 0 ? plan : { filter: plan, where: every(parts) };

/** The fields of a relation are open: a plan names the columns that it gives. */
export const pick = (plan: Plan, as: string, columns: readonly string[]): Plan => ({
  project: plan,
  columns: Object.fromEntries(columns.map((column) => [column, col(column)])),
  as,
});

/** A text field equals a value, compared folded. */
export const textIs = (column: string, folded: string): Expr => {
  const ids: Plan = {
    project: filter(scan("strings"), equal(col("folded"), text(folded))),
    columns: { id: col("id") },
    as: `is ${folded}`,
  };
  return among(col(column), ids);
};

/** Events without the lines of an order that is known: they are part of it, and it is an event itself. */
export const notALine: Expr = call(
  "not",
  call(
    "and",
    among(col("event"), pick(filter(scan("eventNames"), equal(col("name"), text("order.line"))), "line", ["id"])),
    call("isNotNull", col("order")),
  ),
);
