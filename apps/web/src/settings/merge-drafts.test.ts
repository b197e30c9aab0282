// @vitest-environment node
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { same } from "./json.ts";
import { mergeDrafts } from "./merge-drafts.ts";

const mine = () => "mine" as const;
const theirs = () => "theirs" as const;

describe("two drafts of one version", () => {
  const base = {
    limit: 5,
    rules: [
      { id: "a", on: true },
      { id: "b", on: true },
      { id: "2", on: true },
    ],
  };

  test("changes in different places are both kept", () => {
    const ours = {
      limit: 5,
      rules: [
        { id: "a", on: false },
        { id: "b", on: true },
        { id: "2", on: true },
      ],
    };
    const others = {
      limit: 9,
      rules: [
        { id: "a", on: true },
        { id: "b", on: true },
        { id: "c", on: true },
      ],
    };
    const { value, clashes } = mergeDrafts(base, ours, others, mine);
    expect(clashes).toEqual([]);
    expect(value).toEqual({
      limit: 9,
      rules: [
        { id: "a", on: false },
        { id: "b", on: true },
        { id: "c", on: true },
      ],
    });
  });

  test("a new order is kept with the rows of the other side, whatever they are called", () => {
    const ours = {
      limit: 5,
      rules: [
        { id: "2", on: true },
        { id: "a", on: true },
        { id: "b", on: true },
      ],
    };
    const others = { ...base, rules: [...base.rules, { id: "1", on: true }] };
    const { value } = mergeDrafts(base, ours, others, mine);
    expect(value).toEqual({ limit: 5, rules: ["2", "a", "b", "1"].map((id) => ({ id, on: true })) });
  });

  test("the same place changed twice is a clash that is chosen, by its path", () => {
    const ours = { ...base, rules: [{ id: "a", on: "x" }, ...base.rules.slice(1)] };
    const others = { ...base, rules: [{ id: "a", on: "y" }, ...base.rules.slice(1)] };
    const merged = mergeDrafts(base, ours, others, theirs);
    expect(merged.clashes).toEqual([{ path: "rules/a/on", mine: "x", theirs: "y" }]);
    expect(same(merged.value, others)).toBe(true);
    expect(same(mergeDrafts(base, ours, others, mine).value, ours)).toBe(true);
  });

  test("removed here and changed there is a clash too", () => {
    const ours = { ...base, rules: base.rules.slice(1) };
    const others = { ...base, rules: [{ id: "a", on: false }, ...base.rules.slice(1)] };
    expect(mergeDrafts(base, ours, others, mine).clashes).toEqual([
      { path: "rules/a", mine: undefined, theirs: { id: "a", on: false } },
    ]);
  });

  test("hostile keys stay keys", () => {
    const hostile: { [key: string]: boolean } = JSON.parse('{"__proto__": true}');
    const { value } = mergeDrafts({ rows: [] }, { rows: [{ id: "__proto__" }] }, { rows: [], more: hostile }, mine);
    expect(JSON.stringify(value)).toBe('{"rows":[{"id":"__proto__"}],"more":{"__proto__":true}}');
  });
});

const value = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ max: 3, min: 0 }),
    fc.array(fc.integer({ max: 3, min: 0 }), { maxLength: 2 }),
    fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "1"), v: tie("tree") }), {
      selector: (row) => row.id,
      maxLength: 3,
    }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("tree"), { noNullPrototype: true }),
  ),
})).tree;

const json = value;

test("a draft that only one side changed is that side's, and equal drafts never clash", () => {
  fc.assert(
    fc.property(json, json, (base, changed) => {
      expect(same(mergeDrafts(base, changed, base, theirs).value, changed)).toBe(true);
      expect(same(mergeDrafts(base, base, changed, mine).value, changed)).toBe(true);
      expect(mergeDrafts(base, changed, changed, mine).clashes).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("every leaf of the merge was written by somebody", () => {
  const leaves = (one: unknown): string[] =>
    typeof one === "object" && one !== null ? Object.values(one).flatMap(leaves) : [JSON.stringify(one)];
  fc.assert(
    fc.property(json, json, json, (base, ours, others) => {
      const known = new Set([...leaves(ours), ...leaves(others)]);
      for (const leaf of leaves(mergeDrafts(base, ours, others, mine).value)) expect(known.has(leaf)).toBe(true);
    }),
    { seed: 11, numRuns: 300 },
  );
});
