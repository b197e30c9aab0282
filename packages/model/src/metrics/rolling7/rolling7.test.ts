import { expect, test } from "vitest";
import { rolling7 } from "./rolling7.ts";

test("looks back over 7 local days and counts each unit once", () => {
  expect([rolling7.over, rolling7.counts, rolling7.additive]).toEqual([{ trailingDays: 7 }, "units", false]);
  expect(rolling7.label({ event: "view", measure: "rolling7" }, { units: "customers" })).toBe(
    "customers with View in 7 days",
  );
});
