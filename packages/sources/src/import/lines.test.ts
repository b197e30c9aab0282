import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineSplitter, MAX_LINE_BYTES } from "./lines.ts";

function split(chunks: readonly Buffer[]) {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

describe("LineSplitter", () => {
  it("numbers lines and leaves line ends out", () => {
    expect(split([Buffer.from("a\r\n\nb")])).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: "" },
      { number: 3, text: "b" },
    ]);
  });

  it("gives the same lines however the bytes arrive", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 60 }).map((text) => Buffer.from(`${text}\n\r\nä\n`)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (array, size) => {
        const whole = Buffer.from(array);
        const parts = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
          whole.subarray(at * size, (at + 1) * size),
        );
        expect(split(parts)).toEqual(split([whole]));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("keeps the beginning of a line that is too long, and reads on behind it", () => {
    const long = Buffer.alloc(MAX_LINE_BYTES * 3, "x");
    for (const chunks of [
      [Buffer.from("a\n"), long, Buffer.from("x\nb\n")],
      [Buffer.concat([Buffer.from("a\n"), long, Buffer.from("x\nb\n")])],
    ]) {
      const lines = split(chunks);
      expect(lines.map((line) => [line.number, line.problem !== undefined])).toEqual([
        [1, false],
        [2, true],
        [3, false],
      ]);
      expect(lines[1]?.text.length).toBeLessThan(5000);
      expect(lines[2]?.text).toBe("b");
    }
  });

  it("gives up on a line that does not end", () => {
    const endless = Array.from({ length: 70 }, () => Buffer.alloc(1_000_000, "x"));
    expect(() => split([Buffer.from("a\n"), ...endless])).toThrow("Line 2 does not end");
  });

  it("names a line that is not UTF-8 and keeps its neighbours", () => {
    const lines = split([Buffer.concat([Buffer.from("é\n"), Buffer.from("caf\xe9\n", "latin1"), Buffer.from("ü\n")])]);
    expect(lines.map((line) => line.text)).toEqual(["é", "café", "ü"]);
    expect(lines.map((line) => line.problem?.includes("Latin-1") ?? false)).toEqual([false, true, false]);
  });
});
