import type { Expr } from "@throughline/query";
import type { Nouns } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import type { Condition, Unit } from "./condition.ts";
import type { Path, Reader } from "./parse/reader.ts";

/** One field of a kind, as data: the parser's keys, the JSON Schema, the editor's controls and the docs come from it. */
export interface FieldSpec {
  readonly name: string;
  readonly control:
    | "conditions"
    | "condition"
    | "eventName"
    | "traitName"
    | "accountField"
    | "propertyName"
    | "operator"
    | "operand"
    | "tests"
    | "measure"
    | "countOperator"
    | "amount"
    | "window"
    | "flag";
  readonly required: boolean;
  readonly describe: string;
}

/** `id` and `alias` are of the units' scan, which every lowered condition is a filter of. */
export interface LowerContext {
  readonly clock: Clock;
  readonly unit: Unit;
  readonly alias: string;
  lower(condition: Condition): Expr;
}

export interface WordContext {
  readonly nouns: Nouns;
  readonly unit: Unit;
  /** The workspace's, in which days and times are written. */
  readonly zone: string;
  /** A condition as what units do: "did Order placed in the last 7 days". */
  words(condition: Condition, negated?: boolean): string;
}

export type ReadChild = (json: unknown, path: Path) => Condition | undefined;

/** A kind of condition. `K` is its key in the tree, `Body` what stands below the key. */
export interface ConditionKind<K extends string, Body> {
  readonly kind: K;
  readonly describe: string;
  readonly fields: readonly FieldSpec[];
  readonly read: (reader: Reader, json: unknown, path: Path, child: ReadChild) => Body | undefined;
  readonly make: (body: Body) => Condition;
  /** Same meaning, one form; children are already canonical. */
  readonly canonical: (body: Body, child: (condition: Condition) => Condition) => Condition;
  readonly words: (body: Body, context: WordContext, negated: boolean) => string;
  readonly lower: (body: Body, context: LowerContext) => Expr;
}
