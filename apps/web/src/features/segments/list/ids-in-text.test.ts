// @vitest-environment node
import { expect, test } from "vitest";
import { idsInText } from "./ids-in-text.ts";

test("a file's first column is its ids, without heading, quotes, blanks and repeats", () => {
  expect(idsInText('\uFEFFuser_id,name\r\n42,"Lenz, Mara"\r\n"4""3",x\n\n 44 \n42,again\n')).toEqual([
    "42",
    '4"3',
    "44",
  ]);
  expect(idsInText("user:1\nuser:2")).toEqual(["user:1", "user:2"]);
});

test("a pasted line is a list of its own, and nothing is an empty one", () => {
  expect(idsInText("1, 2;3\t4")).toEqual(["1", "2", "3", "4"]);
  expect(idsInText("only")).toEqual(["only"]);
  expect(idsInText(" \n\n")).toEqual([]);
  expect(idsInText("id")).toEqual([]);
});
