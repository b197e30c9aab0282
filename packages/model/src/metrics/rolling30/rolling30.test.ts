import { expect, test } from "vitest";
import { rolling30 } from "./rolling30.ts";

test("looks back over 30 local days and counts each unit once", () => {
  expect([rolling30.over, rolling30.counts, rolling30.additive]).toEqual([{ trailingDays: 30 }, "units", false]);
  expect(rolling30.label({ event: "view", measure: "rolling30" }, { units: "customers" })).toBe(
    "customers with View in 30 days",
  );
});
