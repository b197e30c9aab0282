import { expect, test } from "vitest";
import { sessionDuration } from "./session-duration.ts";

test("is in seconds, and none where there is no session", () => {
  expect([sessionDuration.value(() => 90.5), sessionDuration.value(() => null)]).toEqual([90.5, null]);
  expect(sessionDuration.label({ event: "Paid", measure: "sessionDuration" }, { units: "sessions" })).toBe(
    "Average session duration of sessions with Paid",
  );
});
