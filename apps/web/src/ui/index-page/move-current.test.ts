// @vitest-environment node
import { expect, test } from "vitest";
import { moveCurrent } from "./move-current.ts";

test("J and K move within the rows and stop at the ends", () => {
  const keys = ["a", "b", "c"];
  expect(moveCurrent(keys, undefined, 1)).toBe("a");
  expect(moveCurrent(keys, undefined, -1)).toBe("c");
  expect(moveCurrent(keys, "a", 1)).toBe("b");
  expect(moveCurrent(keys, "c", 1)).toBe("c");
  expect(moveCurrent(keys, "a", -1)).toBe("a");
  expect(moveCurrent(keys, "gone", 1)).toBe("a");
  expect(moveCurrent([], "a", 1)).toBeUndefined();
});
