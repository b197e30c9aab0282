import type { Expr, Plan } from "@throughline/query";
import type { Condition, FieldTest, PropertyTest, Unit } from "../conditions/condition.ts";
import { eventsPlan, measuredField } from "../conditions/did/event-plan.ts";
import { customerTrait, statedField, statement } from "../conditions/did/trait-then.ts";
import { type Stretch, windowStretch } from "../conditions/did/window.ts";
import type { Reads } from "../conditions/kind.ts";
import { conditionsIn } from "../conditions/meaning.ts";
import { kindOf } from "../conditions/registry.ts";
import { and, type Field, isSet, type Letter, letter, not, or } from "../conditions/test/field-columns.ts";
import { operators } from "../conditions/test/operators.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { metricNamed } from "../metrics/registry.ts";
import type { RunPlan } from "../run-plan.ts";
import type { Clock } from "../time/clock.ts";

/** A field that a definition reads as one type, and where rows of another type are counted. */
interface Reading {
  /** Completes "... of another type than": "plan" of customers, "amount" of order.line. */
  readonly words: string;
  readonly plan: Plan;
}

/** Tests and measures whose values could be of other types are counted at most this many at a time. */
const mostReadings = 20;

/**
 * How many values are of another type than a test or a measure reads, as sentences: such a value makes the test false and
 * is left out of the measure. Only what was found is said.
 */
export async function wrongTyped(
  definition: Condition | TrendQuery,
  period: Stretch,
  clock: Clock,
  run: RunPlan,
): Promise<readonly string[]> {
  const readings =
    "series" in definition ? readingsOfTrend(definition, period, clock) : readingsOf(definition, "customer", clock);
  const different = new Map(readings.map((reading) => [JSON.stringify(reading), reading]));
  const said: string[] = [];
  for (const { words, plan } of [...different.values()].slice(0, mostReadings)) {
    const { columns } = await run(plan);
    const count = Number(columns[0]?.values[0] ?? 0);
    const [values, are] = count === 1 ? ["value", "is"] : ["values", "are"];
    if (count > 0)
      said.push(`${count.toLocaleString("en-GB")} ${values} of ${words} ${are} of another type: counted as missing.`);
  }
  return said;
}

function readingsOfTrend({ series, filter, unit }: TrendQuery, period: Stretch, clock: Clock): readonly Reading[] {
  return [
    ...series.flatMap(({ event, where = [], property, measure }) => [
      ...ofTests(event, where, period, clock),
      ...(property === undefined || metricNamed(measure).format !== "property"
        ? []
        : [ofEvents(event, property, ["n"], period, clock)]),
    ]),
    ...(filter ? readingsOf(filter, unit === "account" ? "account" : "customer", clock) : []),
  ];
}

function readingsOf(condition: Condition, unit: Unit, clock: Clock): readonly Reading[] {
  return [...conditionsIn(condition, unit)].flatMap((part) =>
    kindOf(part.condition)
      .reads(part.condition, part.unit)
      .flatMap((read) => readingsOfOne(read, clock)),
  );
}

function readingsOfOne(read: Reads, clock: Clock): readonly Reading[] {
  if (read.of === "channel") return [];
  if (read.of !== "events")
    return read.test ? [ofRecords(read.of === "trait" ? "customers" : "accounts", read.name, read.test)] : [];
  const { event, where = [], property, measure, window } = read;
  const stretch = windowStretch(window, clock);
  const numeric = property !== undefined && measure !== undefined && measure !== "count" && measure !== "distinct";
  return [
    ...ofTests(event, where, stretch, clock),
    ...(numeric ? [ofEvents(event, property, ["n"], stretch, clock)] : []),
  ];
}

/** Comparisons of two fields read whatever types the two have. */
function ofTests(event: string, where: readonly PropertyTest[], stretch: Stretch, clock: Clock): readonly Reading[] {
  return where.flatMap((test) => {
    if (test.to) return [];
    const trait = test.asOf && customerTrait(test.property);
    if (trait !== undefined) return [ofEvents(statement, statedField(trait), lettersOf(test), {}, clock)];
    return [ofEvents(event, test.property, lettersOf(test), stretch, clock)];
  });
}

function ofRecords(relation: "customers" | "accounts", name: string, test: FieldTest): Reading {
  return {
    words: `"${name}" of ${relation}`,
    plan: counting({ scan: relation, as: "x" }, { name, of: "x" }, lettersOf(test)),
  };
}

function ofEvents(
  event: string,
  property: string,
  letters: readonly Letter[],
  stretch: Stretch,
  clock: Clock,
): Reading {
  const { plan, field } = measuredField(eventsPlan(event, [], stretch, clock), event, property);
  return {
    words: `"${property}" of ${event === "*" ? "any event" : event}`,
    plan: counting(plan, field ?? { name: property, of: "e" }, letters),
  };
}

function counting(rows: Plan, field: Field, letters: readonly Letter[]): Plan {
  const readable = or(...letters.map((l): Expr => ({ call: "isNotNull", args: [letter(field, l)] })));
  return {
    aggregate: rows,
    by: {},
    measures: { n: { fn: "count", where: and(isSet(field), not(readable)) } },
    as: "wrong",
  };
}

/** The types that a test can be true of; a negative test reads what its positive one does. */
function lettersOf({ op, value }: FieldTest): readonly Letter[] {
  const { operand } = operators[op];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const of = (type: string, letters: readonly Letter[]) => (values.some((v) => typeof v === type) ? letters : []);
  switch (operand) {
    case "one":
    case "list":
      return [...of("string", ["s", "l"]), ...of("number", ["n"]), ...of("boolean", ["b"])];
    case "text":
      return ["s", "l"];
    case "number":
      return ["n"];
    case "pair":
      return of("number", ["n"]).length > 0 ? ["n"] : ["t"];
    case "moment":
    case "duration":
      return ["t"];
    case "none":
      return ["s", "n", "b", "l", "t"];
  }
}
