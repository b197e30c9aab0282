// @vitest-environment node
import { expect, test } from "vitest";
import { problemAt, problemsBelow } from "./problem-at.ts";

const problems = [
  { code: "twice", message: "there twice", path: ["events", 1, "name"] },
  { code: "wrongType", message: "a list", path: ["events"] },
];

test("a problem stands at its own place and nowhere above", () => {
  expect(problemAt(problems, "events", 1, "name")).toBe("there twice");
  expect(problemAt(problems, "events", "1", "name")).toBe("there twice");
  expect(problemAt(problems, "events", 1)).toBeUndefined();
  expect(problemAt(problems, "events")).toBe("a list");
});

test("a part of the value sees its problems from where it stands", () => {
  expect(problemsBelow(problems, "events", 1)).toEqual([{ code: "twice", message: "there twice", path: ["name"] }]);
  expect(problemsBelow(problems, "events", 2)).toEqual([]);
});
