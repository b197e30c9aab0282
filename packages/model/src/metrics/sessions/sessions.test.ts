import { expect, test } from "vitest";
import { sessions } from "./sessions.ts";

test("counts sessions by their key, in the bucket of their start, and says that it is not about people", () => {
  const unit = [{ column: "customer" }, { column: "session" }, { column: "idle" }];
  expect(sessions.aggregates({ unit, property: undefined, percentile: 0.5 })["n"]?.of).toEqual(unit);
  expect([sessions.over, sessions.counts]).toEqual(["sessions", "values"]);
});
