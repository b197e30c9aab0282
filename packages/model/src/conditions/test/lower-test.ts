import type { Expr } from "@throughline/query";
import { foldText } from "../../text/fold-text.ts";
import type { Clock } from "../../time/clock.ts";
import { edgesOf } from "../../time/day.ts";
import { parseDuration, shift } from "../../time/duration.ts";
import type { FieldTest, TestOperator, Value } from "../condition.ts";
import { anniversaryIn } from "./anniversary.ts";
import { and, column, type Field, instant, isSet, letter, not, or, text, textIds } from "./field-columns.ts";
import { operators } from "./operators.ts";

type Comparison = "=" | ">" | ">=" | "<" | "<=";

/** A test of one field as an expression that is true or false, never unknown. */
export function lowerTest(test: FieldTest, field: Field, clock: Clock): Expr {
  const { negates } = operators[test.op];
  if (negates) return not(lowerPositive(negates, test, field, clock));
  return lowerPositive(test.op, test, field, clock);
}

function lowerPositive(op: TestOperator, test: FieldTest, field: Field, clock: Clock): Expr {
  const values: readonly Value[] = test.value === undefined ? [] : isList(test.value) ? test.value : [test.value];
  const [first] = values;
  switch (op) {
    case "is":
    case "in":
      return equals(values, field);
    case "contains":
      return textMatches({ call: "contains", args: [column("folded", "s"), folded(first)] }, field);
    case "starts with":
      return textMatches({ call: "startsWith", args: [column("folded", "s"), folded(first)] }, field);
    case "ends with":
      return textMatches({ call: "endsWith", args: [column("folded", "s"), folded(first)] }, field);
    case ">":
    case ">=":
    case "<":
    case "<=":
      return typeof first === "number" ? compareNumber(op, first, field) : or();
    case "between":
      return between(values, field, clock);
    case "is set":
      return isSet(field);
    default:
      return lowerMoment(op, String(first), letter(field, "t"), clock);
  }
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

const folded = (value: Value | undefined): Expr => text(foldText(String(value)));

/** A list value matches if any element does. */
function textMatches(where: Expr, field: Field): Expr {
  const plan = textIds(where);
  return or({ in: letter(field, "s"), plan }, { hasAny: letter(field, "l"), plan });
}

/** Each value is looked for in the letter of its own type. */
function equals(values: readonly Value[], field: Field): Expr {
  const texts = values.filter((v) => typeof v === "string").map(foldText);
  const numbers = values.filter((v) => typeof v === "number");
  const booleans = values.filter((v) => typeof v === "boolean");
  const tests: Expr[] = [];
  if (texts.length > 0) tests.push(textMatches({ in: column("folded", "s"), values: texts, type: "text" }, field));
  if (numbers.length > 1) tests.push({ in: letter(field, "n"), values: numbers, type: "number" });
  for (const number of numbers.length === 1 ? numbers : []) tests.push(compareNumber("=", number, field));
  if (booleans.length > 0) tests.push({ in: letter(field, "b"), values: booleans, type: "boolean" });
  return or(...tests);
}

/**
 * Below this a double tells any two amounts of 4 decimals apart, so `n` alone decides; above it exact decimals decide,
 * where there are any.
 */
const exactInDoubles = 1e11;

function compareNumber(call: Comparison, value: number, field: Field): Expr {
  const n = letter(field, "n");
  const double: Expr = { call, args: [n, { literal: value, type: "number" }] };
  if (Math.abs(value) < exactInDoubles || Math.abs(value) >= 1e14) return double;
  const d = letter(field, "d");
  const exact: Expr = { call, args: [d, { literal: value.toFixed(4), type: "decimal" }] };
  return or(exact, and({ call: "isNull", args: [d] }, double));
}

/** Inclusive of both ends; a day as an end counts whole. */
function between([low, high]: readonly Value[], field: Field, clock: Clock): Expr {
  if (typeof low === "number" && typeof high === "number")
    return and(compareNumber(">=", low, field), compareNumber("<=", high, field));
  const start = edgesOf(String(low), clock.zone)?.start;
  const last = edgesOf(String(high), clock.zone);
  if (start === undefined || last === undefined) return or();
  const t = letter(field, "t");
  const upper: Comparison = last.start === last.end ? "<=" : "<";
  return and({ call: ">=", args: [t, instant(start)] }, { call: upper, args: [t, instant(last.end)] });
}

function lowerMoment(op: TestOperator, value: string, t: Expr, clock: Clock): Expr {
  if (op === "before" || op === "after") {
    const edges = edgesOf(value, clock.zone);
    if (!edges) return or();
    if (op === "before") return { call: "<", args: [t, instant(edges.start)] };
    return { call: edges.start === edges.end ? ">" : ">=", args: [t, instant(edges.end)] };
  }
  const duration = parseDuration(value);
  if (!duration) return or();
  if (op === "anniversary in") return anniversaryIn(t, duration, clock);
  const edge = shift(clock.now, duration, op === "in the last" ? -1 : 1, clock.zone);
  const [from, to] = op === "in the last" ? [edge, clock.now] : [clock.now, edge];
  return and({ call: ">=", args: [t, instant(from)] }, { call: "<", args: [t, instant(to)] });
}
