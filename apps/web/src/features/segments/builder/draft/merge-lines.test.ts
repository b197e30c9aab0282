// @vitest-environment node
import type { Condition } from "@throughline/model";
import { expect, test } from "vitest";
import { mergeDrafts } from "../../../../settings/merge-drafts.ts";
import { fromMergeLines, mergeLines } from "./merge-lines.ts";

const plan = (value: string): Condition => ({ trait: { trait: "plan", op: "is", value } });
const did = (event: string): Condition => ({ did: { event } });

function merged(base: Condition | undefined, mine: Condition, theirs: Condition, side: "mine" | "theirs" = "mine") {
  const old = base ? mergeLines(base, base) : {};
  const { value, clashes } = mergeDrafts(old, mergeLines(mine, base), mergeLines(theirs, base), () => side);
  return { where: fromMergeLines(value as Record<string, string>), clashes: clashes.map(({ path }) => path) };
}

test("lines that two people added are both kept, also when what they began with was a single condition", () => {
  expect(merged(plan("pro"), { all: [plan("pro"), did("a")] }, { all: [plan("pro"), did("b")] })).toEqual({
    where: { all: [plan("pro"), did("b"), did("a")] },
    clashes: [],
  });
  expect(merged(plan("pro"), { all: [plan("pro"), did("a")] }, plan("team"))).toEqual({
    where: { all: [plan("team"), did("a")] },
    clashes: [],
  });
});

test("one line that both changed is a choice, whichever kinds they made of it", () => {
  const [base, mine, theirs] = [
    { all: [plan("pro"), did("a")] },
    { all: [did("x"), did("a")] },
    { all: [plan("team")] },
  ];
  expect(merged(base, mine, theirs)).toEqual({ where: { all: [did("x")] }, clashes: ["line 1"] });
  expect(merged(base, mine, theirs, "theirs").where).toEqual({ all: [plan("team")] });
  const doubled = { all: [did("a"), did("a")] };
  expect(merged(base, mine, doubled, "theirs")).toEqual({ where: doubled, clashes: ["line 1"] });
});

test("exceptions are merged one by one and stay last; all and any is told apart from the lines", () => {
  const base = { all: [plan("pro"), { not: { any: [did("a")] } }] };
  const mine = { all: [plan("pro"), { not: { any: [did("a"), did("b")] } }] };
  const theirs = { all: [plan("pro"), did("c"), { not: { any: [did("a")] } }] };
  expect(merged(base, mine, theirs)).toEqual({
    where: { all: [plan("pro"), did("c"), { not: { any: [did("a"), did("b")] } }] },
    clashes: [],
  });
  const two = { all: [plan("pro"), did("a")] };
  const any = { any: [plan("pro"), did("a")] };
  expect(merged(two, any, { all: [plan("pro"), did("a"), did("b")] }).where).toEqual({
    any: [plan("pro"), did("a"), did("b")],
  });
});

test("where the version that was begun with is not at hand, the lines of both are kept", () => {
  expect(merged(undefined, { all: [plan("pro"), did("a")] }, { any: [plan("pro"), did("b")] })).toEqual({
    where: { all: [plan("pro"), did("b"), did("a")] },
    clashes: ["match"],
  });
});
