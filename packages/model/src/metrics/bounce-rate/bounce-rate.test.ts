import { expect, test } from "vitest";
import { bounceRate } from "./bounce-rate.ts";

test("is a share from 0 to 1, and none where there is no session", () => {
  expect(bounceRate.value((name) => (name === "all" ? 4 : 1))).toBe(0.25);
  expect(bounceRate.value(() => null)).toBeNull();
});
