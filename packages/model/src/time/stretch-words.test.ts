import { expect, test } from "vitest";
import { rangeWords, stretchWords } from "./stretch-words.ts";

const zone = "Europe/Dublin";
const at = (text: string) => Date.parse(text);

test("whole local days are named as days, ends inclusive, also across a change of the clocks", () => {
  const [from, to] = [at("2026-09-30T23:00:00Z"), at("2026-11-01T00:00:00Z")];
  expect(stretchWords(from, to, zone)).toBe("between 1 Oct and 31 Oct 2026");
  expect(stretchWords(from, at("2026-10-01T23:00:00Z"), zone)).toBe("on 1 Oct 2026");
  expect(stretchWords(from, undefined, zone)).toBe("since 1 Oct 2026");
  expect(stretchWords(undefined, to, zone)).toBe("until 31 Oct 2026");
  expect(rangeWords(at("2025-12-31T00:00:00Z"), at("2026-01-02T00:00:00Z"), zone)).toBe("31 Dec 2025 to 1 Jan 2026");
});

test("other edges are named with their time and the zone", () => {
  const [from, to] = [at("2026-09-30T23:00:00Z"), at("2026-10-01T12:30:00Z")];
  expect(stretchWords(from, to, zone)).toBe("between 1 Oct 2026, 00:00 and 1 Oct 2026, 13:30 (Europe/Dublin)");
  expect(stretchWords(to, undefined, zone)).toBe("since 1 Oct 2026, 13:30 (Europe/Dublin)");
  expect(stretchWords(undefined, to, zone)).toBe("before 1 Oct 2026, 13:30 (Europe/Dublin)");
});
