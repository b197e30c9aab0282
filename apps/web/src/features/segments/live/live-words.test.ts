// @vitest-environment node
import { expect, test } from "vitest";
import { liveWords, sinceWords } from "./live-words.ts";

test("whether it is kept up to date has words", () => {
  expect([null, { state: "live" }, { state: "starting" }, { state: "stopped" }].map(liveWords)).toEqual([
    "counted again every 10 s",
    "live",
    "first members being recorded",
    "not kept up to date now",
  ]);
  expect(sinceWords({ since: "2026-11-20T08:40:00Z" }, "UTC")).toBe("Known since 20 Nov 2026, 08:40");
});
