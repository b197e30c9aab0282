import { expect, it } from "vitest";
import { receiptClock } from "./receipt-clock.ts";

const start = Date.parse("2026-11-22T12:00:00Z");
const readings = (...clock: number[]) => {
  const all = clock.map((ms) => start + ms);
  const now = receiptClock(() => all.shift() ?? 0);
  return clock.map(() => now() - start);
};

it("never goes back while the clock is put right by a little", () => {
  expect(readings(0, 60_000, 0, 59_000, 61_000)).toEqual([0, 60_000, 60_000, 60_000, 61_000]);
});

it("does not stay ahead when the clock jumped ahead by a day and back", () => {
  const day = 86_400_000;
  expect(readings(0, day, 2_000, 1_000, 3_000)).toEqual([0, day, 2_000, 2_000, 3_000]);
});
