import { expect, test } from "vitest";
import type { Interval } from "../insight/trend/trend.ts";
import { bucketBounds } from "./buckets.ts";
import type { Clock } from "./clock.ts";

const bounds = (from: string, to: string, interval: Interval, zone: string, weekStart: Clock["weekStart"] = "monday") =>
  bucketBounds(from, to, interval, { now: 0, zone, weekStart });
const hours = (all: readonly number[]) => all.slice(1).map((bound, i) => (bound - (all[i] ?? 0)) / 3_600_000);
const iso = (all: readonly number[]) => all.map((bound) => new Date(bound).toISOString().slice(0, 16));

test("days of Berlin are 23 and 25 hours long at the changes", () => {
  expect(hours(bounds("2026-03-28", "2026-03-31", "day", "Europe/Berlin"))).toEqual([24, 23, 24]);
  expect(hours(bounds("2026-10-24", "2026-10-27", "day", "Europe/Berlin"))).toEqual([24, 25, 24]);
});

test("hours of a day with a change are those the local clock shows", () => {
  expect(bounds("2026-03-29", "2026-03-30", "hour", "Europe/Berlin")).toHaveLength(24);
  expect(bounds("2026-10-25", "2026-10-26", "hour", "Europe/Berlin")).toHaveLength(26);
  const howe = hours(bounds("2026-04-05", "2026-04-06", "hour", "Australia/Lord_Howe"));
  expect(howe.reduce((a, b) => a + b, 0)).toBe(24.5);
  expect(Math.max(...howe)).toBe(1);
});

test("half-hour and extreme zones start their days where their clocks do", () => {
  expect(iso(bounds("2026-01-01", "2026-01-02", "day", "Asia/Kolkata"))).toEqual([
    "2025-12-31T18:30",
    "2026-01-01T18:30",
  ]);
  expect(iso(bounds("2026-01-01", "2026-01-02", "day", "Pacific/Kiritimati"))).toEqual([
    "2025-12-31T10:00",
    "2026-01-01T10:00",
  ]);
  expect(iso(bounds("2026-01-01", "2026-01-02", "day", "Pacific/Pago_Pago"))).toEqual([
    "2026-01-01T11:00",
    "2026-01-02T11:00",
  ]);
});

test("the day that Apia skipped has no bucket", () => {
  expect(iso(bounds("2011-12-29", "2012-01-01", "day", "Pacific/Apia"))).toEqual([
    "2011-12-29T10:00",
    "2011-12-30T10:00",
    "2011-12-31T10:00",
  ]);
});

test("weeks start as the workspace says, and the first bucket is cut at the range", () => {
  const monday = bounds("2026-02-25", "2026-03-12", "week", "Europe/Berlin");
  expect(iso(monday).map((t) => t.slice(0, 10))).toEqual(["2026-02-24", "2026-03-01", "2026-03-08", "2026-03-11"]);
  const sunday = bounds("2026-02-25", "2026-03-12", "week", "Europe/Berlin", "sunday");
  expect(iso(sunday).map((t) => t.slice(0, 10))).toEqual(["2026-02-24", "2026-02-28", "2026-03-07", "2026-03-11"]);
});

test("months, quarters and years are calendar ones", () => {
  expect(hours(bounds("2024-01-01", "2024-04-01", "month", "UTC")).map((h) => h / 24)).toEqual([31, 29, 31]);
  expect(hours(bounds("2024-02-15", "2024-08-01", "quarter", "UTC")).map((h) => h / 24)).toEqual([46, 91, 31]);
  expect(hours(bounds("2024-01-01", "2026-01-01", "year", "UTC")).map((h) => h / 24)).toEqual([366, 365]);
});
