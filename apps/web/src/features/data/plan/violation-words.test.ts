// @vitest-environment node
import { expect, test } from "vitest";
import { violationWords } from "./violation-words.ts";

test("a violation is said behind its count", () => {
  expect(violationWords({ kind: "missing", property: "plan" })).toBe("came without plan");
  expect(violationWords({ kind: "unknownEvent", property: null })).toBe("are outside the plan");
  expect(violationWords({ kind: "new kind", property: "x" })).toBe("new kind x");
});
