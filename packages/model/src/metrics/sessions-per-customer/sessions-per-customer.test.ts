import { expect, test } from "vitest";
import { sessionsPerCustomer } from "./sessions-per-customer.ts";

test("divides the sessions by those who had one, and is none where nobody had", () => {
  expect(sessionsPerCustomer.value((name) => (name === "n" ? 3 : 2))).toBe(1.5);
  expect(sessionsPerCustomer.value(() => null)).toBeNull();
});
