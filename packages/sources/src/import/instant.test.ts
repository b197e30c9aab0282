import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { InstantReader } from "./instant.ts";

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe("InstantReader", () => {
  it.each([
    ["2026-03-29T12:00:00Z", "2026-03-29T12:00:00.000Z"],
    ["2026-03-29 12:00", "2026-03-29T10:00:00.000Z"],
    ["2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["2026-01-05T10:00:00.1239+02:00", "2026-01-05T08:00:00.123Z"],
    ["2026-01-05T10:00:00-0330", "2026-01-05T13:30:00.000Z"],
    ["2026-03-29 02:30:00", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25 02:30:00", "2026-10-25T00:30:00.000Z"],
    ["1965-01-01T00:00:00Z", "1965-01-01T00:00:00.000Z"],
  ])("reads %s in Berlin", (text, expected) => {
    expect(iso(new InstantReader("Europe/Berlin").read(text))).toBe(expected);
  });

  it.each([
    "",
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "2026-01-01T24:00",
    "2026-01-01T10:60",
    "1767225600000",
    "2026-1-5",
    "2026-01-01T10:00+19:00",
  ])("refuses %j", (text) => {
    expect(new InstantReader("Europe/Berlin").read(text)).toBeNull();
  });

  it("agrees with Temporal on local times of many zones, in gaps and overlaps too", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];
    const readers = new Map(zones.map((zone) => [zone, new InstantReader(zone)]));
    const minute = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, at) => {
        const text = new Date(at * 60_000).toISOString().slice(0, 19);
        const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
        expect(readers.get(zone)?.read(text)).toBe(expected);
      }),
      { seed: 4, numRuns: 400 },
    );
    for (const [zone, text] of [
      ["America/New_York", "2026-03-08T02:15:00"],
      ["America/New_York", "2026-11-01T01:15:00"],
      ["Australia/Lord_Howe", "2026-04-05T01:45:00"],
    ] as const)
      expect(readers.get(zone)?.read(text)).toBe(
        Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds,
      );
  });

  it("moves by whole local days over a change of the clocks", () => {
    const berlin = new InstantReader("Europe/Berlin");
    expect(iso(berlin.shift(Date.UTC(2026, 2, 1, 9), 35))).toBe("2026-04-05T08:00:00.000Z");
    expect(berlin.shift(5, 0)).toBe(5);
  });
});
