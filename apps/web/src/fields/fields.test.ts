import { describe, expect, it } from "vitest";
import { fieldTitle } from "./field-choice.ts";
import { arityOf, operatorsFor, operatorWords } from "./operator/operators.ts";
import { listOf, numberOf } from "./value/value-text.ts";
import { durationUnits, readDuration, writeDuration } from "./window/duration-text.ts";

describe("fields", () => {
  it("offers only tests that fit the type", () => {
    expect(operatorsFor("number")).toContain("between");
    expect(operatorsFor("number")).not.toContain("contains");
    expect(operatorsFor("text")).toContain("in");
    expect(operatorsFor("instant")).toContain("in the last");
    expect(operatorsFor("mixed")).toEqual(operatorsFor("text"));
  });
  it("knows how many values a test takes", () => {
    expect([arityOf("is set"), arityOf("in"), arityOf("between"), arityOf("is")]).toEqual([
      "none",
      "many",
      "two",
      "one",
    ]);
    expect(operatorWords("not in")).toBe("is none of");
  });
  it("reads a pasted list and typed numbers", () => {
    expect(listOf("DE, AT\nCH,,DE", false)).toEqual(["DE", "AT", "CH"]);
    expect(listOf("1, two, 3", true)).toEqual([1, 3]);
    expect([numberOf("1,5"), numberOf(""), numberOf("x")]).toEqual([1.5, undefined, undefined]);
  });
  it("reads back every duration it writes", () => {
    for (const unit of durationUnits) expect(readDuration(writeDuration(3, unit))).toEqual({ count: 3, unit });
    expect(readDuration("7 days")).toBeNull();
  });
  it("names a field in words", () => {
    expect(fieldTitle("product.department")).toBe("product department");
    expect(fieldTitle("householdSize")).toBe("household size");
  });
});
