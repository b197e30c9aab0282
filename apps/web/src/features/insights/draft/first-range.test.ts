// @vitest-environment node
import { expect, test } from "vitest";
import { firstRange } from "./first-range.ts";

const now = Date.parse("2026-11-22T14:00:00Z");

test("a first visit asks for the last 28 days while data arrive", () => {
  expect(firstRange("2026-11-22T13:00:00Z", "Europe/London", now)).toBeNull();
  expect(firstRange("2026-11-21T09:00:00Z", "Europe/London", now)).toBeNull();
  expect(firstRange(null, "Europe/London", now)).toBeNull();
});

test("where nothing arrives any more it asks for the 28 days up to the last recorded one, in the workspace's zone", () => {
  expect(firstRange("2026-11-15T23:00:00Z", "Europe/London", now)).toBe("2026-10-19..2026-11-15");
  expect(firstRange("2026-11-15T03:00:00Z", "America/New_York", now)).toBe("2026-10-18..2026-11-14");
});
