import { expect, test } from "vitest";
import { sessions } from "./sessions.ts";

test("counts sessions in the bucket of their start, and says that it is not about people", () => {
  expect([sessions.over, sessions.counts, sessions.value(() => null)]).toEqual(["sessions", "values", 0]);
  expect(sessions.label({ event: "*", measure: "sessions" }, { units: "sessions" })).toBe("Sessions");
  expect(sessions.label({ event: "order.placed", measure: "sessions" }, { units: "sessions" })).toBe(
    "Sessions with Order placed",
  );
});
