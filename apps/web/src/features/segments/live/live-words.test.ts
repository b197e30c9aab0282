// @vitest-environment node
import { expect, test } from "vitest";
import { liveWords } from "./live-words.ts";

test("whether it is kept up to date has words", () => {
  const at = { asOf: "2026-11-22T15:00:00Z", since: "2026-11-20T08:40:00Z" };
  expect(["live", "starting", "stopped"].map((state) => liveWords({ state, ...at }, "UTC"))).toEqual([
    "Kept up to date, known since 20 Nov 2026, 08:40",
    "Its first members are being recorded",
    "Not kept up to date now, known since 20 Nov 2026, 08:40",
  ]);
});
