import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvRows, delimiterOf } from "./csv-rows.ts";

const numbered = (texts: readonly string[]) => texts.map((text, at) => ({ number: at + 1, text }));

function read(text: string, width: number, delimiter = ",") {
  const csv = new CsvRows(width, delimiter);
  return [...csv.push(numbered(text.split("\n"))), ...csv.end()];
}

describe("CsvRows", () => {
  it("reads plain, quoted and many-line cells with their lines", () => {
    const rows = read('1,plain\n2,"a, ""b"""\n\n3,"two\nlines"\n4,last', 2);
    expect(rows.map(({ line, lastLine, cells }) => [line, lastLine, cells])).toEqual([
      [1, 1, ["1", "plain"]],
      [2, 2, ["2", 'a, "b"']],
      [4, 5, ["3", "two\nlines"]],
      [6, 6, ["4", "last"]],
    ]);
  });

  it("rejects only the line with a broken quote", () => {
    const rows = read('1,a\n2,"never closed\n3,c\n4,"fine"\n5,e', 2);
    expect(rows.filter((row) => row.problem === undefined).map((row) => row.cells?.[0])).toEqual(["1", "3", "4", "5"]);
    expect(rows.filter((row) => row.problem !== undefined)).toMatchObject([
      { line: 2, raw: '2,"never closed', problem: expect.stringContaining("quote") },
    ]);
  });

  it("rejects a quote in the wrong place and a row of another width", () => {
    const rows = read('1,a"b"c\n2,b,c\n3\n4,d', 2);
    expect(rows.map((row) => row.problem ?? row.cells)).toEqual([
      expect.stringContaining("quote"),
      "the row has 3 cells, the header has 2",
      "the row has 1 cells, the header has 2",
      ["4", "d"],
    ]);
  });

  it("gives back any cells that were written by the rules", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " ", "é", "'", ";"), maxLength: 8 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = fc.array(fc.tuple(fc.nat(), cell, fc.boolean()), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (table) => {
        const text = table.map(([id, words, always]) => {
          const plain = !always && !/[",\n]/.test(words);
          return `${id},${plain ? words : quoted(words)}`;
        });
        const expected = table.map(([id, words]) => [String(id), words]);
        expect(read(text.join("\n"), 2).map((row) => row.cells)).toEqual(expected);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("never throws and never loses a line that has no quote", () => {
    const line = fc.string({ unit: fc.constantFrom("a", '"', ",", "b"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const rows = read(lines.join("\n"), 2);
        const covered = new Set(
          rows.flatMap((row) => lines.map((_, at) => at + 1).filter((n) => n >= row.line && n <= row.lastLine)),
        );
        for (const [at, text] of lines.entries()) if (text !== "") expect(covered).toContain(at + 1);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it("sees which delimiter a header uses", () => {
    expect([delimiterOf("a,b,c"), delimiterOf("a;b,x;c"), delimiterOf("a\tb"), delimiterOf("a")]).toEqual([
      ",",
      ";",
      "\t",
      ",",
    ]);
  });
});
