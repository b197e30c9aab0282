// @vitest-environment node
import { expect, test } from "vitest";
import { errorWords } from "./error-words.ts";

test("a browser's own words for a lost connection are said plainly", () => {
  expect(errorWords(new TypeError("Failed to fetch"))).toMatch(/^The service does not answer/);
  expect(errorWords(Object.assign(new Error("Response not successful"), { statusCode: 503 }))).toMatch(/cannot answer/);
});

test("the API's sentences stay as they are", () => {
  expect(errorWords(new Error("Count timed out after 30 s."))).toBe("Count timed out after 30 s.");
  expect(errorWords(undefined)).toBeNull();
});
