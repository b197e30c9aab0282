import { expect, test } from "vitest";
import { SourceUnavailable } from "../foreign/foreign-database.ts";
import { within } from "./within.ts";

test("an answer in time is the answer; one that does not come is told, and a failure is its own", async () => {
  expect(await within(10_000, async () => 5)).toBe(5);
  await expect(within(5, () => new Promise(() => undefined))).rejects.toBeInstanceOf(SourceUnavailable);
  await expect(within(10_000, () => Promise.reject(new Error("own")))).rejects.toThrow("own");
});
