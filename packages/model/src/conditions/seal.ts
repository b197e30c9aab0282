import type { Expr } from "@throughline/query";
import type { Condition, ConditionBodies, KindName, Unit } from "./condition.ts";
import type { Evidence, MatchContext, TurnContext, WakeContext, Wakes } from "./history.ts";
import type { ConditionKind, FieldSpec, LowerContext, Part, ReadChild, Reads, WordContext } from "./kind.ts";
import type { Path, Reader } from "./parse/reader.ts";

/** A kind whose body is hidden: each function takes the whole condition, so that kinds can stand in one table. */
export interface SealedKind {
  readonly kind: KindName;
  readonly describe: string;
  readonly fields: readonly FieldSpec[];
  readonly version: number;
  readonly up: readonly ((body: unknown) => unknown)[];
  read(reader: Reader, json: unknown, path: Path, child: ReadChild): Condition | undefined;
  parts(condition: Condition, unit: Unit): readonly Part[];
  reads(condition: Condition, unit: Unit): readonly Reads[];
  canonical(condition: Condition, child: (condition: Condition) => Condition): Condition;
  words(condition: Condition, context: WordContext, negated: boolean): string;
  line(condition: Condition, context: WordContext, negated: boolean): string;
  lower(condition: Condition, context: LowerContext): Expr;
  matches(condition: Condition, context: MatchContext): boolean;
  evidence(condition: Condition, context: MatchContext): readonly Evidence[];
  turns(condition: Condition, context: TurnContext): readonly number[];
  wakes(condition: Condition, context: WakeContext): Wakes | undefined;
}

function has<K extends KindName>(condition: object, kind: K): condition is Readonly<Record<K, ConditionBodies[K]>> {
  return kind in condition;
}

export function seal<K extends KindName>(kind: ConditionKind<K>): SealedKind {
  const below = (condition: object): ConditionBodies[K] => {
    if (!has(condition, kind.kind)) throw new Error(`not a condition of the kind ${kind.kind}`);
    return condition[kind.kind];
  };
  return {
    kind: kind.kind,
    describe: kind.describe,
    fields: kind.fields,
    version: kind.version,
    up: kind.up,
    read: (reader, json, path, child) => {
      const body = kind.read(reader, json, path, child);
      return body === undefined ? undefined : kind.make(body);
    },
    parts: (condition, unit) => kind.parts(below(condition), unit),
    reads: (condition, unit) => kind.reads(below(condition), unit),
    canonical: (condition, child) => kind.canonical(below(condition), child),
    words: (condition, context, negated) => kind.words(below(condition), context, negated),
    line: (condition, context, negated) => (kind.line ?? kind.words)(below(condition), context, negated),
    lower: (condition, context) => kind.lower(below(condition), context),
    matches: (condition, context) => kind.matches(below(condition), context),
    evidence: (condition, context) => kind.evidence(below(condition), context),
    turns: (condition, context) => kind.turns(below(condition), context),
    wakes: (condition, context) => kind.wakes?.(below(condition), context),
  };
}
