// @vitest-environment node
import { expect, test } from "vitest";
import { errorId } from "./error-id.ts";

test("the id of a masked GraphQL error is found and a network failure has none", () => {
  const masked = Object.assign(new Error("Something failed"), {
    errors: [{ message: "Something failed", extensions: { code: "INTERNAL", errorId: "Q-7F31" } }],
  });
  expect(errorId(masked)).toBe("Q-7F31");
  expect(errorId(new TypeError("Failed to fetch"))).toBeNull();
  expect(errorId(null)).toBeNull();
});
