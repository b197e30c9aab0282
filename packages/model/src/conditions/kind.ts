import type { Expr, Plan } from "@throughline/query";
import type { Nouns } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import type {
  Condition,
  ConditionBodies,
  DidMeasure,
  FieldTest,
  KindName,
  PropertyTest,
  Unit,
  Window,
} from "./condition.ts";
import type { Evidence, MatchContext, TurnContext, WakeContext, Wakes } from "./history.ts";
import type { Path, Reader } from "./parse/reader.ts";
import type { Saved } from "./saved.ts";

export type Control =
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
  | "flag"
  | "other"
  | "name"
  | "choice"
  | "duration"
  | "instant"
  | "whole"
  | "number"
  | "values"
  | "segment"
  | "list"
  | "groups";

/** One field of a kind, as data: the parser's keys, the JSON Schema, the editor's controls and the docs come from it. */
export interface FieldSpec {
  readonly name: string;
  readonly control: Control;
  readonly required: boolean;
  readonly describe: string;
  /** Of `choice`. */
  readonly choices?: readonly string[];
  /** Of `groups`, a list of objects: their fields, and what such an object is called. */
  readonly fields?: readonly FieldSpec[];
  readonly group?: string;
}

/** `id` and `alias` are of the units' scan, which every lowered condition is a filter of. */
export interface LowerContext {
  readonly clock: Clock;
  readonly unit: Unit;
  readonly alias: string;
  readonly saved: Saved;
  /** Only units whose id satisfies it are asked for: acts of others need not be read. Absent: all. */
  readonly only?: (id: Expr) => Expr;
  lower(condition: Condition): Expr;
  /** One column, `unit`: the ids of the units of a sort that satisfy a condition. */
  members(unit: Unit, where: Condition): Plan;
}

export interface WordContext {
  readonly nouns: Nouns;
  readonly unit: Unit;
  readonly saved: Saved;
  /** The workspace's, in which days and times are written. */
  readonly zone: string;
  /** A condition as what units do: "did Order placed in the last 7 days". */
  words(condition: Condition, negated?: boolean, unit?: Unit): string;
}

export type ReadChild = (json: unknown, path: Path, unit?: Unit) => Condition | undefined;

/** A condition inside another one: where it stands below the kind's key, and of which units it is. */
export interface Part {
  readonly condition: Condition;
  readonly unit: Unit;
  readonly path: Path;
}

/** Data that a condition reads, and where its name stands below the kind's key. */
export type Reads =
  | { readonly of: "trait" | "accountField"; readonly name: string; readonly path: Path; readonly test?: FieldTest }
  | { readonly of: "channel"; readonly name: string; readonly path: Path }
  | {
      readonly of: "events";
      readonly event: string;
      /** Where the object with the keys `where` and `property` stands; a closed name is always known. */
      readonly path: Path;
      readonly closed?: boolean;
      readonly where?: readonly PropertyTest[];
      readonly measure?: DidMeasure;
      readonly property?: string;
      readonly window?: Window;
    };

/** A kind of condition. `K` is its key in the tree, the body is what stands below the key. */
export interface ConditionKind<K extends KindName> {
  readonly kind: K;
  readonly describe: string;
  readonly fields: readonly FieldSpec[];
  /** Raised when the body's shape changes; `up[i]` makes a body of version i + 2 from one of version i + 1. */
  readonly version: number;
  readonly up: readonly ((body: unknown) => unknown)[];
  readonly read: (reader: Reader, json: unknown, path: Path, child: ReadChild) => ConditionBodies[K] | undefined;
  readonly make: (body: ConditionBodies[K]) => Condition;
  readonly parts: (body: ConditionBodies[K], unit: Unit) => readonly Part[];
  readonly reads: (body: ConditionBodies[K], unit: Unit) => readonly Reads[];
  /** Same meaning, one form; children are already canonical. */
  readonly canonical: (body: ConditionBodies[K], child: (condition: Condition) => Condition) => Condition;
  readonly words: (body: ConditionBodies[K], context: WordContext, negated: boolean) => string;
  /** As a line below "customers where", if that reads shorter: `plan is "pro"`. */
  readonly line?: (body: ConditionBodies[K], context: WordContext, negated: boolean) => string;
  readonly lower: (body: ConditionBodies[K], context: LowerContext) => Expr;
  /** The same in memory, for one unit. */
  readonly matches: (body: ConditionBodies[K], context: MatchContext) => boolean;
  /** What the answer rests on, at most some dozen rows. */
  readonly evidence: (body: ConditionBodies[K], context: MatchContext) => readonly Evidence[];
  /** Instants at which `matches` may turn although nothing happens; all of them after the clock's, others may be among them. */
  readonly turns: (body: ConditionBodies[K], context: TurnContext) => readonly number[];
  /** When a unit must be looked at again; absent or undefined: not known of the unit alone, so everyone is counted again. */
  readonly wakes?: (body: ConditionBodies[K], context: WakeContext) => Wakes | undefined;
}

export const none = (): readonly never[] => [];
