import { foldText } from "../../text/fold-text.ts";
import type { Clock } from "../../time/clock.ts";
import { edgesOf } from "../../time/day.ts";
import { parseDuration, shift } from "../../time/duration.ts";
import type { FieldTest, PropertyTest, TestOperator, Value } from "../condition.ts";
import type { Known } from "../history.ts";
import { anniversaryStretches } from "./anniversary.ts";
import { operators } from "./operators.ts";

const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);

/** A test of one value in memory: what `lowerTest` says in a plan. */
export function matchTest(test: FieldTest, value: Known | undefined, clock: Clock): boolean {
  const { negates } = operators[test.op];
  if (negates) return !matchTest({ ...test, op: negates }, value, clock);
  if (value === undefined) return false;
  const wanted: readonly Value[] = test.value === undefined ? [] : isList(test.value) ? test.value : [test.value];
  const elements = typeof value === "object" ? value : [value];
  const [first = "", second = ""] = wanted;
  const text = (holds: (folded: string) => boolean): boolean =>
    elements.some((element) => typeof element === "string" && holds(foldText(element)));
  switch (test.op) {
    case "is set":
      return true;
    case "is":
    case "in":
      return elements.some((element) => wanted.some((one) => same(element, one)));
    case "contains":
      return text((folded) => folded.includes(foldText(String(first))));
    case "starts with":
      return text((folded) => folded.startsWith(foldText(String(first))));
    case "ends with":
      return text((folded) => folded.endsWith(foldText(String(first))));
    case ">":
    case ">=":
    case "<":
    case "<=":
      return typeof value === "number" && typeof first === "number" && compare(test.op, value, first);
    case "between":
      if (typeof first === "number" && typeof second === "number")
        return typeof value === "number" && value >= first && value <= second;
      return momentBetween(value, String(first), String(second), clock);
    default:
      return momentHolds(test.op, value, String(first), clock);
  }
}

function same(a: Value, b: Value): boolean {
  return typeof a === "string" && typeof b === "string" ? foldText(a) === foldText(b) : a === b;
}

function compare(op: ">" | ">=" | "<" | "<=", a: number, b: number): boolean {
  if (op === ">") return a > b;
  if (op === ">=") return a >= b;
  return op === "<" ? a < b : a <= b;
}

const momentOf = (value: Known, zone: string): number | undefined =>
  typeof value === "string" ? edgesOf(value, zone)?.start : undefined;

function momentBetween(value: Known, low: string, high: string, { zone }: Clock): boolean {
  const t = momentOf(value, zone);
  const start = edgesOf(low, zone)?.start;
  const last = edgesOf(high, zone);
  if (t === undefined || start === undefined || last === undefined) return false;
  return t >= start && (last.start === last.end ? t <= last.end : t < last.end);
}

function momentHolds(op: TestOperator, value: Known, operand: string, clock: Clock): boolean {
  const t = momentOf(value, clock.zone);
  if (t === undefined) return false;
  if (op === "before" || op === "after") {
    const edges = edgesOf(operand, clock.zone);
    if (!edges) return false;
    if (op === "before") return t < edges.start;
    return edges.start === edges.end ? t > edges.end : t >= edges.end;
  }
  const duration = parseDuration(operand);
  if (!duration) return false;
  if (op === "anniversary in") return anniversaryStretches(duration, clock).some(([from, to]) => t >= from && t < to);
  const edge = shift(clock.now, duration, op === "in the last" ? -1 : 1, clock.zone);
  return op === "in the last" ? t >= edge && t < clock.now : t >= clock.now && t < edge;
}

/** A test of a property of an event or record: with a value, or with another field. */
export function matchPropertyTest(
  test: PropertyTest,
  read: (name: string, asOf?: PropertyTest["asOf"]) => Known | undefined,
  clock: Clock,
): boolean {
  const value = read(test.property, test.asOf);
  if (!test.to) return matchTest(test, value, clock);
  return matchFields(test.op, value, read("trait" in test.to ? `customer.${test.to.trait}` : test.to.property), clock);
}

function matchFields(op: TestOperator, one: Known | undefined, other: Known | undefined, clock: Clock): boolean {
  const { negates } = operators[op];
  if (negates) return !matchFields(negates, one, other, clock);
  if (one === undefined || other === undefined) return false;
  if (op === "is") {
    const others = typeof other === "object" ? other : [other];
    return (typeof one === "object" ? one : [one]).some((a) => others.some((b) => same(a, b)));
  }
  if (op === "before" || op === "after") {
    const [a, b] = [momentOf(one, clock.zone), momentOf(other, clock.zone)];
    return a !== undefined && b !== undefined && (op === "before" ? a < b : a > b);
  }
  const ordered = op === ">" || op === ">=" || op === "<" || op === "<=";
  return ordered && typeof one === "number" && typeof other === "number" && compare(op, one, other);
}
