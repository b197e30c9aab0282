import { expect, test } from "vitest";
import { distinct } from "./distinct.ts";

test("texts, numbers and booleans are different values", () => {
  const counts: Readonly<Record<string, number>> = { s: 3, n: 2, b: 1 };
  expect(distinct.value((name) => counts[name] ?? null)).toBe(6);
  expect(distinct.value(() => null)).toBe(0);
});
