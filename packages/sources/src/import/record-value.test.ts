import type { RecordField } from "@throughline/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InstantReader } from "./instant.ts";
import { fieldValue, moneyText } from "./record-value.ts";

const reader = { instants: new InstantReader("Europe/Berlin"), shiftDays: 0 };
const read = (type: RecordField["type"], given: string | number | boolean | null, more: Partial<RecordField> = {}) =>
  fieldValue("f", { type, describe: "", ...more }, given, reader);

describe("moneyText", () => {
  it.each([
    ["12.5", "12.5"],
    ["+012.50", "12.5"],
    ["-0.00", "0"],
    ["0", "0"],
    ["12345678901234.1234", "12345678901234.1234"],
    ["1.23450000", "1.2345"],
  ])("%s is %s", (text, expected) => expect(moneyText(text)).toBe(expected));

  it.each(["1.23456", "1,000.00", "1e3", "NaN", "", "12.", "$5", "123456789012345"])("%j is none", (text) =>
    expect(moneyText(text)).toBeNull(),
  );

  it("keeps the exact amount of any decimal", () => {
    const units = fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n });
    fc.assert(
      fc.property(units, (value) => {
        const digits = String(value < 0n ? -value : value).padStart(5, "0");
        const text = `${value < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
        const [whole = "", part = ""] = (moneyText(text) ?? "").replace("-", "").split(".");
        const sign = moneyText(text)?.startsWith("-") ? -1n : 1n;
        expect(sign * BigInt(whole + part.padEnd(4, "0"))).toBe(value);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("fieldValue", () => {
  it("reads each type", () => {
    expect(read("key", " A1 ")).toBe("A1");
    expect(read("key", 42)).toBe("42");
    expect(read("text", " as is ")).toBe(" as is ");
    expect(read("number", "-1.5e3")).toBe(-1500);
    expect(read("boolean", "Yes")).toBe(true);
    expect(read("boolean", false)).toBe(false);
    expect(read("date", "2024-02-29")).toBe("2024-02-29");
    expect(read("instant", "2026-01-01 01:00:00")).toBe(Date.UTC(2026, 0, 1));
    expect(read("text", "")).toBeNull();
    expect(read("text", "", { values: ["order", "return"] })).toBe("order");
    expect(read("text", "Return", { values: ["order", "return"] })).toBe("return");
  });

  it.each([
    ["number", "NaN", /not a number/],
    ["number", "1,5", /not a number/],
    ["date", "2023-02-29", /not a date/],
    ["instant", "soon", /not a date and time/],
    ["boolean", "maybe", /not true or false/],
    ["money", "1.00001", /at most 4 decimals/],
    ["key", "x".repeat(201), /longer than 200/],
    ["key", "a\u0000b", /zero character/],
    ["key", "half \ud83d", /half a character/],
    ["text", "x".repeat(10_001), /at most 10000/],
  ] as const)("refuses %s %j with the field's name", (type, text, reason) => {
    expect(() => read(type, text)).toThrow(reason);
    expect(() => read(type, text)).toThrow(/^f: /);
  });
});
