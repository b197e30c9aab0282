import { expect, test } from "vitest";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ consent: { channel: "email", state: "given" } })).toBe("have agreed to email");
  expect(said({ not: { consent: { channel: "sms", state: "withdrawn" } } })).toBe("have not refused sms");
  expect(said({ consent: { channel: "push", state: "unknown" } })).toBe("have not said whether they want push");
});

test("is a customer's", () => {
  expect(problemOf({ consent: { channel: "email", state: "given" } }, "account")).toBe("notForUnit consent");
  expect(problemOf({ consent: { channel: "email", state: "yes" } })).toBe("unknownValue consent.state");
});
