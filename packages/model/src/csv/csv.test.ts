import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvText } from "./csv.ts";

test.each(["=1+1", "+1 2", "-a", "@x", "\tx", "\rx", "\0x", ";=1", "＝1", "＋1", "－1", "＠1", " =1", "\0=1"])(
  "%j is made text",
  (text) => {
    expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test("numbers and plain texts stay as they are", () => {
  expect([-5, "-5.25", "1e3", "a=b", "2026-11-22", null, false].map(csvCell)).toEqual([
    "-5",
    "-5.25",
    "1e3",
    "a=b",
    "2026-11-22",
    "",
    "false",
  ]);
});

test("what another locale cuts out of a cell is text too", () => {
  expect(csvCell("x;=cmd|'/C calc'!A0;y")).toBe("\"x;'=cmd|'/C calc'!A0;y\"");
  expect(csvCell("x\t=1+1")).toBe('"x\t\'=1+1"');
  const words = fc.array(fc.constantFrom(";", "\t", "\r", "\n", " ", "=", "+", "-", "@", "＝", "a", "1", '"', "\0"));
  fc.assert(
    fc.property(words, (some) => {
      for (const separator of [/;/, /\t/, /\r|\n/])
        for (const [i, part] of csvCell(some.join("")).split(separator).entries())
          expect([i, part]).not.toEqual([i, expect.stringMatching(i === 0 ? /^"?[=+@＝]/ : /^[\s\0]*[=+\-@＝]/)]);
    }),
  );
});

test("quotes, separators and ends of lines are quoted", () => {
  expect(csvText([['say "hi"', "a,b", "c\nd"], [1]])).toBe('"say ""hi""","a,b","c\nd"\r\n1\r\n');
});
