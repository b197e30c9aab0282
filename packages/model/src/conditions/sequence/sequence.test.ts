import { expect, test } from "vitest";
import { definitionHash } from "../../definition/hash.ts";
import type { Condition } from "../condition.ts";
import { problemOf, said } from "../testing.ts";

const bought: Condition = {
  sequence: {
    steps: [
      { event: "trial.started" },
      {
        event: "Paid",
        where: [{ property: "amount", op: ">", value: 0 }],
        within: "P14D",
        without: [{ event: "call" }],
      },
    ],
    window: { last: "P1M" },
  },
};

test("reads aloud", () => {
  expect(said(bought)).toBe(
    "did Trial started in the last month, then Paid where amount is more than 0 within 14 days of the first without Call in between",
  );
  expect(said({ not: { sequence: { steps: [{ event: "a" }, { event: "b", within: "PT1H" }], perStep: true } } })).toBe(
    "did not do A, then B within 1 hour (exact) of the step before",
  );
});

test("the order of steps means something, that of spoilers does not", () => {
  const steps = (...names: string[]): Condition => ({ sequence: { steps: names.map((event) => ({ event })) } });
  const without = (...names: string[]): Condition => ({
    sequence: { steps: [{ event: "a" }, { event: "b", without: names.map((event) => ({ event })) }] },
  });
  expect(definitionHash(steps("a", "b"))).not.toBe(definitionHash(steps("b", "a")));
  expect(definitionHash(without("x", "Y"))).toBe(definitionHash(without("y", "x", "x")));
});

test.each([
  [{ steps: [{ event: "a" }] }, "wrongType sequence.steps"],
  [{ steps: Array.from({ length: 11 }, () => ({ event: "a" })) }, "wrongType sequence.steps"],
  [{ steps: [{ event: "a", within: "P1D" }, { event: "b" }] }, "contradiction sequence.steps.0.within"],
  [{ steps: [{ event: "a" }, { event: "b", within: "a day" }] }, "wrongType sequence.steps.1.within"],
  [{ steps: [{ event: "a" }, { event: "b", without: [{}] }] }, "required sequence.steps.1.without.0.event"],
  [{ steps: [{ event: "a" }, { event: "b" }], perStep: "yes" }, "wrongType sequence.perStep"],
])("says what is wrong and where: %j", (sequence, problem) => {
  expect(problemOf({ sequence })).toBe(problem);
});
