// @vitest-environment node
import { expect, test } from "vitest";
import { inOn, pastDays } from "./past-day.ts";

const berlin = "Europe/Berlin";

test("days are offered from the first recorded one to yesterday, four weeks ago first", () => {
  const since = "2026-10-31T23:30:00Z";
  expect(pastDays(since, "2026-11-22", berlin)).toEqual({
    first: "2026-11-01",
    last: "2026-11-21",
    usual: "2026-11-01",
  });
  expect(pastDays("2026-01-01T00:00:00Z", "2026-11-22", berlin).usual).toBe("2026-10-25");
});

test("recorded since today, or never: a day is still asked, and the answer says since when it is known", () => {
  expect(pastDays("2026-11-22T08:00:00Z", "2026-11-22", berlin)).toEqual({
    first: undefined,
    last: "2026-11-21",
    usual: "2026-11-21",
  });
  expect(pastDays(undefined, "2026-11-22", berlin)).toMatchObject({ first: undefined, usual: "2026-10-25" });
});

test("a day is asked at its end in the workspace's zone, also when the clocks change", () => {
  const at = (day: string) => inOn("s1", day, berlin).wasIn?.at;
  expect(at("2026-11-01")).toBe("2026-11-01T22:59:59.999Z");
  expect(at("2026-10-24")).toBe("2026-10-24T21:59:59.999Z");
});
