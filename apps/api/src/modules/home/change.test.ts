import fc from "fast-check";
import { expect, test } from "vitest";
import { changeOf } from "./change.ts";

const weeks = (daily: readonly number[], times = 4): number[] => Array.from({ length: times }, () => daily).flat();

test("a rise on every weekday is a rise, although weekends are empty", () => {
  const before = weeks([10, 11, 12, 10, 11, 0, 0]);
  const now = weeks([14, 15, 16, 14, 15, 0, 0]);
  expect(changeOf(now, before)).toMatchObject({ direction: "up" });
  expect(changeOf(before, now)).toMatchObject({ direction: "down" });
});

test("one outstanding day is not a rise", () => {
  const before = weeks([10, 10, 10, 10, 10, 10, 10]);
  const now = before.with(3, 200);
  expect(changeOf(now, before).direction).toBe("flat");
});

test("small changes are level, however steady", () => {
  expect(changeOf(weeks([104, 104]), weeks([100, 100])).direction).toBe("flat");
});

test("the same figures are level, and the other way round is the other direction", () => {
  const days = fc.array(fc.nat(1000), { minLength: 28, maxLength: 28 });
  fc.assert(
    fc.property(days, days, (now, before) => {
      expect(changeOf(now, now).direction).toBe("flat");
      const [a, b] = [changeOf(now, before), changeOf(before, now)];
      if (a.direction !== "flat" && b.direction !== "flat") expect(a.direction).not.toBe(b.direction);
    }),
    { seed: 1 },
  );
});
