// @vitest-environment node
import { expect, test } from "vitest";
import { differenceTitle, effectWords, sideWords } from "./difference-words.ts";

const plan = { kind: "trait", name: "plan", value: "pro", count: [30, 5], share: [0.6, 0.1], mean: null, effect: 1.13 };
const age = {
  kind: "number",
  name: "age",
  value: null,
  count: [9, 8],
  share: [1, 1],
  mean: [41.256, 30],
  effect: -0.3,
};

test("a difference says what, how much on each side, and how large the effect is", () => {
  expect([plan, age].map(differenceTitle)).toEqual(["Plan pro", "Average age"]);
  expect(differenceTitle({ ...plan, kind: "act", name: "order.placed", value: null })).toBe("Did Order placed");
  expect(sideWords(plan, 0)).toEqual({ figure: "60.0\u00a0%", count: "30" });
  expect(sideWords(age, 0)).toEqual({ figure: "41.26", count: "9" });
  expect([1.13, 0.4996, -0.3, 0.05].map(effectWords)).toEqual([
    "+1.13 large",
    "+0.50 medium",
    "\u22120.30 small",
    "+0.05 slight",
  ]);
});
