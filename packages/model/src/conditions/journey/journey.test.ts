import { expect, test } from "vitest";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ journey: { event: "entered", journey: "Welcome", step: "Mail 1" } })).toBe(
    'entered the journey "Welcome" at step "Mail 1"',
  );
  expect(said({ not: { journey: { event: "exited", window: { last: "P1D" } } } })).toBe(
    "did not leave a journey in the last day",
  );
});

test("the words for what happens are closed", () => {
  expect(problemOf({ journey: { event: "enterd" } })).toBe("unknownValue journey.event");
  expect(problemOf({ journey: { event: "entered", journey: "" } })).toBe("wrongType journey.journey");
});
