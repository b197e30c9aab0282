import { describe, expect, it } from "vitest";
import { csvCell, csvText } from "./csv.ts";

describe("CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["\t=1", "'\t=1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ])("makes the formula %j text", (value, cell) => expect(csvCell(value)).toBe(cell));
  it("keeps numbers as numbers", () => {
    expect([csvCell(-3.5), csvCell("-3.5"), csvCell(1e21), csvCell(null)]).toEqual(["-3.5", "-3.5", "1e+21", ""]);
  });
  it("quotes commas, quotes and line breaks", () => {
    expect(
      csvText([
        ["a,b", 'say "x"', "two\nlines"],
        ["plain", 1],
      ]),
    ).toBe('"a,b","say ""x""","two\nlines"\r\nplain,1\r\n');
  });
});
