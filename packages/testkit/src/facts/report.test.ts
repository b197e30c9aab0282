import { expect, it } from "vitest";
import { cents, facts, share } from "./fact.ts";
import { reportFacts } from "./report.ts";

it("compares money to the cent and rates as quotients of whole numbers", () => {
  expect(cents(4332375.361)).toBe("4332375.36");
  expect(cents(0.1 + 0.2)).toBe("0.30");
  expect(cents(null)).toBeNull();
  expect(share(1, 3)).toBe("0.333333333");
  expect(share(0, 0)).toBe("none");
});

it("fails a fact that is off by a cent, missing or of another type, and prints both figures", () => {
  const lines: string[] = [];
  const expected = { sales: cents(10.01), orders: 3, type: "Type A", id: "7" };
  const got = { sales: cents(10.02), orders: undefined, type: "Type A", id: 7 };
  expect(reportFacts("shop", facts("monthly", expected, got), (line) => lines.push(line))).toEqual({
    passed: 1,
    failed: 3,
  });
  expect(lines[0]).toBe("FAILED  shop monthly.sales: expected 10.01, got 10.02");
  expect(lines[1]).toContain("expected 3, got null");
  expect(lines[2]).toBe("ok      shop monthly.type = Type A");
});
