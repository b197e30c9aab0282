import { expect, test } from "vitest";
import { describeDuration, parseDuration, shift } from "./duration.ts";

const before = (instant: string, duration: string, zone = "Europe/Berlin"): string => {
  const parsed = parseDuration(duration);
  return parsed ? new Date(shift(Date.parse(instant), parsed, -1, zone)).toISOString() : "no duration";
};

test.each([
  ["a calendar day over the spring change is 23 hours", "2026-03-29T10:00:00Z", "P1D", "2026-03-28T11:00:00.000Z"],
  ["24 hours over it are 24 hours", "2026-03-29T10:00:00Z", "PT24H", "2026-03-28T10:00:00.000Z"],
  ["a calendar day over the autumn change is 25 hours", "2026-10-25T11:00:00Z", "P1D", "2026-10-24T10:00:00.000Z"],
  ["in a gap the later instant", "2026-03-30T00:30:00Z", "P1D", "2026-03-29T01:30:00.000Z"],
  ["in an overlap the earlier instant", "2026-10-26T01:30:00Z", "P1D", "2026-10-25T00:30:00.000Z"],
  ["a month clamps to the month's end", "2026-03-31T10:00:00Z", "P1M", "2026-02-28T11:00:00.000Z"],
  ["in a leap year to 29 February", "2024-03-31T10:00:00Z", "P1M", "2024-02-29T11:00:00.000Z"],
  ["a year before 29 February is 28 February", "2024-02-29T12:00:00Z", "P1Y", "2023-02-28T12:00:00.000Z"],
])("%s", (_rule, instant, duration, expected) => expect(before(instant, duration)).toBe(expected));

test.each([
  ["Pacific/Kiritimati", "2026-05-02T09:00:00Z", "2026-05-01T09:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-05-02T09:00:00Z", "2026-05-01T09:00:00.000Z"],
  ["Asia/Kolkata", "2026-05-02T09:00:00Z", "2026-05-01T09:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-04-05T03:00:00Z", "2026-04-04T02:30:00.000Z"],
  ["Pacific/Apia", "2011-12-31T10:30:00Z", "2011-12-30T10:30:00.000Z"],
])("a day earlier in %s", (zone, instant, expected) => expect(before(instant, "P1D", zone)).toBe(expected));

test.each(["P", "PT", "P0D", "P1DT1H", "1D", "P-1D", "p7d", "P7", "P300Y", "PT9999999H", "P1.5D"])(
  "%s is no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test("calendar and exact durations read differently aloud", () => {
  const words = (text: string) => {
    const duration = parseDuration(text);
    return duration && describeDuration(duration);
  };
  expect([words("P7D"), words("P1Y2M"), words("P2W"), words("PT168H"), words("PT1H30M")]).toEqual([
    "7 days",
    "1 year 2 months",
    "14 days",
    "168 hours (exact)",
    "1 hour 30 minutes (exact)",
  ]);
});
