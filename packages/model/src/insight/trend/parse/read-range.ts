import { complain, type Reader, readChoice, readObject } from "../../../conditions/parse/reader.ts";
import { daysBetween, isDay } from "../../../time/day.ts";
import type { Interval, Range } from "../trend.ts";

const path = ["range"];
const daysOfUnit = { day: 1, week: 7, month: 31 } as const;
const maxDays = 36_600;
/** More buckets than this are more points than a chart shows, and more than one answer may hold. */
const maxBuckets = 5000;
const perDay: Readonly<Record<Interval, number>> = {
  hour: 24,
  day: 1,
  week: 1 / 7,
  month: 1 / 30,
  quarter: 1 / 91,
  year: 1 / 365,
};

export function readRange(reader: Reader, json: unknown, interval: Interval | undefined): Range | undefined {
  const body = readObject(reader, json ?? null, path, ["last", "unit", "completeOnly", "from", "to"]);
  if (!body) return undefined;
  const range = body.has("last") ? readLast(reader, body) : readDays(reader, body);
  if (!range || !interval) return range;
  const days = "last" in range ? range.last * daysOfUnit[range.unit] : daysBetween(range.from, range.to) + 1;
  if (days > maxDays) return complain(reader, path, "tooLarge", "a range is at most 100 years");
  if (days * perDay[interval] > maxBuckets)
    return complain(reader, path, "tooLarge", `more than ${maxBuckets} intervals: choose a longer interval`);
  return range;
}

function readLast(reader: Reader, body: ReadonlyMap<string, unknown>): Range | undefined {
  if (body.has("from") || body.has("to"))
    return complain(reader, path, "contradiction", "a range is either last N units or from a day to a day");
  const last = body.get("last");
  if (typeof last !== "number" || !Number.isInteger(last) || last < 1)
    return complain(reader, [...path, "last"], "wrongType", "must be a whole number from 1");
  const unit = readChoice(reader, body.get("unit"), [...path, "unit"], ["day", "week", "month"] as const);
  const completeOnly = body.get("completeOnly");
  if (completeOnly !== undefined && typeof completeOnly !== "boolean")
    return complain(reader, [...path, "completeOnly"], "wrongType", "must be true or false");
  return unit && { last, unit, ...(completeOnly ? { completeOnly } : {}) };
}

function readDays(reader: Reader, body: ReadonlyMap<string, unknown>): Range | undefined {
  const [from, to] = [body.get("from"), body.get("to")];
  if (typeof from !== "string" || !isDay(from))
    return complain(reader, [...path, "from"], "wrongType", "must be a day such as 2026-03-01");
  if (typeof to !== "string" || !isDay(to))
    return complain(reader, [...path, "to"], "wrongType", "must be a day such as 2026-03-31");
  return from <= to ? { from, to } : complain(reader, path, "contradiction", "the range ends before it begins");
}
