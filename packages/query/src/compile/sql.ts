import type { ColumnType, Literal } from "../plan.ts";
import { PlanError } from "./plan-error.ts";

/** SQL text whose `?` stand for `params` in textual order. Built only by `sql`, so text and parameters cannot drift apart. */
export interface Sql {
  readonly sql: string;
  readonly params: readonly Literal[];
}

export interface Typed {
  readonly sql: Sql;
  readonly type: ColumnType;
}

/** Composes fragments; only fragments and text written in our code enter, user values only through `bind`. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  let text = strings[0] ?? "";
  const params: Literal[] = [];
  parts.forEach((part, i) => {
    text += part.sql + (strings[i + 1] ?? "");
    for (const param of part.params) params.push(param);
  });
  return { sql: text, params };
}

/** Text of our own code: keywords, quoted identifiers, type names. Never user text. */
export function raw(text: string): Sql {
  return { sql: text, params: [] };
}

export function bind(value: Literal): Sql {
  return { sql: "?", params: [value] };
}

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return { sql: parts.map((p) => p.sql).join(separator), params: parts.flatMap((p) => p.params) };
}

/** A zero character would end the SQL. */
export function quote(identifier: string): Sql {
  if (identifier.includes("\0")) throw new PlanError("a name holds a zero character");
  return raw(`"${identifier.replaceAll('"', '""')}"`);
}
