// @vitest-environment node
import { expect, test } from "vitest";
import { isUnderWay, linesPerSecond } from "./import-progress.ts";

const job = { state: "running", startedAt: "2026-11-22T08:00:00Z", updatedAt: "2026-11-22T08:00:04Z", linesDone: 2000 };

test("the rate runs from the start to the last report", () => {
  expect(linesPerSecond(job)).toBe(500);
  expect(linesPerSecond({ ...job, updatedAt: job.startedAt })).toBeNull();
  expect(linesPerSecond({ ...job, linesDone: 0 })).toBeNull();
});

test("only a job under way is asked for again", () => {
  expect(["running", "done", "failed"].map(isUnderWay)).toEqual([true, false, false]);
});
