// @vitest-environment node
import { expect, test } from "vitest";
import { verdict } from "./verdict.ts";

const well = {
  stores: [{ name: "documents", state: "ok" }],
  engine: { state: "ok", problem: null },
  segments: { state: "ok" },
  processes: [{ name: "api", state: "running" }],
};

test("the page's title says the worst first", () => {
  expect(verdict(well)).toBe("Everything is running");
  expect(verdict({ ...well, processes: [{ name: "engine", state: "restarting" }] })).toBe(
    "The process engine is restarting",
  );
  expect(verdict({ ...well, segments: { state: "failed" } })).toBe("The segments are not kept up to date");
  expect(verdict({ ...well, engine: { state: "ok", problem: "disk is full" } })).toBe("The engine reports a problem");
  expect(
    verdict({ ...well, stores: [{ name: "business", state: "down" }], engine: { state: "stale", problem: "x" } }),
  ).toBe("The store business is down");
});
