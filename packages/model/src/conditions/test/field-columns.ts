import type { Expr, Plan } from "@throughline/query";

/** s text id, n number, d exact decimal, b boolean, t instant, l list of text ids. */
export type Letter = "s" | "n" | "d" | "b" | "t" | "l";

/** Where a field's values are: one column per letter, of an input. */
export interface Field {
  readonly name: string;
  readonly of: string;
}

export function letter(field: Field, letter: Letter): Expr {
  return { column: `${letter}:${field.name}`, of: field.of };
}

export const and = (...args: readonly Expr[]): Expr => (args.length === 1 && args[0] ? args[0] : { call: "and", args });
export const or = (...args: readonly Expr[]): Expr => (args.length === 1 && args[0] ? args[0] : { call: "or", args });
export const not = (arg: Expr): Expr => ({ call: "not", args: [arg] });
export const instant = (ms: number): Expr => ({ literal: ms, type: "instant" });
export const text = (value: string): Expr => ({ literal: value, type: "text" });
export const whole = (value: number): Expr => ({ literal: value, type: "integer" });
export const column = (name: string, of?: string): Expr => (of === undefined ? { column: name } : { column: name, of });

/** Known = at least one letter holds a value. Exact decimals are also numbers; declared instants are only in `t`. */
export function isSet(field: Field): Expr {
  const letters: readonly Letter[] = ["s", "n", "b", "l", "t"];
  return or(...letters.map((l): Expr => ({ call: "isNotNull", args: [letter(field, l)] })));
}

/** Ids of the texts that satisfy a test of their folded form. */
export function textIds(where: Expr): Plan {
  return { project: { filter: { scan: "strings", as: "s" }, where }, columns: { id: column("id", "s") }, as: "ids" };
}
