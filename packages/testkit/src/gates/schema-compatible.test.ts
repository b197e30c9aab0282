import { expect, it } from "vitest";
import { breakingChanges } from "./schema-compatible.ts";

const released = "type Query { a: Int, b: String }";

it("lets additions pass", async () => {
  expect(await breakingChanges(released, "type Query { a: Int, b: String, c: Int }", [])).toEqual([]);
});

it("fires on a removed field until it is listed with a reason", async () => {
  const current = "type Query { a: Int }";
  expect(await breakingChanges(released, current, [])).toHaveLength(1);
  expect(await breakingChanges(released, current, [{ path: "Query.b", reason: "" }])).toHaveLength(1);
  expect(
    await breakingChanges(released, current, [{ path: "Query.b", reason: "deprecated in 0.1, replaced by a" }]),
  ).toEqual([]);
});
