import { expect, test } from "vitest";
import { bounces } from "./bounces.ts";

test("counts the sessions that are bounces, of no session none", () => {
  expect(bounces.value(() => 3)).toBe(3);
  expect(bounces.value(() => null)).toBe(0);
  expect(bounces.label({ event: "*", measure: "bounces" }, { units: "sessions" })).toBe("Bounces");
});
