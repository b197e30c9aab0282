import type { FieldTest, Value } from "@throughline/model";
import { addLocalDays, localDay, momentOf, move } from "./berlin.ts";
import type { FieldValue } from "./world.ts";

export const fold = (text: string): string => text.normalize("NFC").toLowerCase();

const negations: Readonly<Record<string, FieldTest["op"]>> = {
  "is not": "is",
  "not in": "in",
  "not contains": "contains",
  "is not set": "is set",
};

/** One test of one value, written from the counting rules alone. A list satisfies a positive test if an element does. */
export function testHolds(test: FieldTest, value: FieldValue | undefined, now: number): boolean {
  const positive = negations[test.op];
  if (positive) return !testHolds({ ...test, op: positive }, value, now);
  if (value === undefined) return false;
  if (test.op === "is set") return true;
  const elements = Array.isArray(value) ? value : [value];
  return elements.some((element) => elementHolds(test, element, now, Array.isArray(value)));
}

function equal(a: Value, b: Value): boolean {
  return typeof a === "string" && typeof b === "string" ? fold(a) === fold(b) : a === b;
}

function elementHolds(test: FieldTest, value: Value, now: number, inList: boolean): boolean {
  const wanted = (Array.isArray(test.value) ? test.value : [test.value]) as readonly Value[];
  const [first = "", second = ""] = wanted;
  switch (test.op) {
    case "is":
    case "in":
      return wanted.some((w) => equal(value, w));
    case "contains":
      return typeof value === "string" && fold(value).includes(fold(String(first)));
    case "starts with":
      return typeof value === "string" && fold(value).startsWith(fold(String(first)));
    case "ends with":
      return typeof value === "string" && fold(value).endsWith(fold(String(first)));
    case ">":
      return typeof value === "number" && value > Number(first);
    case ">=":
      return typeof value === "number" && value >= Number(first);
    case "<":
      return typeof value === "number" && value < Number(first);
    case "<=":
      return typeof value === "number" && value <= Number(first);
    case "between":
      if (typeof first === "number") return typeof value === "number" && value >= first && value <= Number(second);
      return !inList && momentHolds(test, value, now);
    default:
      return !inList && momentHolds(test, value, now);
  }
}

function momentHolds(test: FieldTest, value: Value, now: number): boolean {
  const t = typeof value === "string" ? momentOf(value)?.start : undefined;
  if (t === undefined) return false;
  const [first = "", second = ""] = (Array.isArray(test.value) ? test.value : [test.value]) as readonly string[];
  const low = momentOf(first);
  const high = momentOf(second);
  if (test.op === "before") return low !== undefined && t < low.start;
  if (test.op === "after") return low !== undefined && (low.start === low.end ? t > low.end : t >= low.end);
  if (test.op === "between")
    return (
      low !== undefined &&
      high !== undefined &&
      t >= low.start &&
      (high.start === high.end ? t <= high.end : t < high.end)
    );
  if (test.op === "in the last") return t >= move(now, first, -1) && t < now;
  if (test.op === "in the next") return t >= now && t < move(now, first, 1);
  return comesRound(localDay(t), localDay(now), localDay(move(now, first, 1)));
}

/** The day and month come round on a day of [from, to], a year or more later. */
function comesRound(day: string, from: string, to: string): boolean {
  for (let at = from; at <= to; at = addLocalDays(at, 1)) {
    const leap = addLocalDays(`${at.slice(0, 4)}-02-28`, 1).endsWith("02-29");
    const due = day.slice(5) === "02-29" && !leap ? "02-28" : day.slice(5);
    if (at.slice(5) === due && Number(at.slice(0, 4)) > Number(day.slice(0, 4))) return true;
  }
  return false;
}

/** Names of what became of messages and segments: no acts of anybody. */
export const apart = /^(message|segment)\./;
