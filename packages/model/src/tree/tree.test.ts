import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, Unit } from "../conditions/condition.ts";
import { conditionsIn } from "../conditions/meaning.ts";
import { parseCondition } from "../conditions/parse/parse-condition.ts";
import { conditionAt, insertAt, moveAt, nestAt, removeAt, replaceAt, unnestAt } from "./tree.ts";

const unit: Unit = "customer";
const named = (name: string): Condition => ({ trait: { trait: name, op: "is set" } });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom("a", "b", "c", "d").map(named),
  fc.constant<Condition>({
    related: { relation: "accounts", quantifier: "any", who: { account: { field: "plan", op: "is set" } } },
  }),
);
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }).map((all): Condition => ({ all })),
    fc.array(tie("tree"), { maxLength: 4 }).map((any): Condition => ({ any })),
    tie("tree").map((not): Condition => ({ not })),
  ),
})).tree;

const edits = ["insert", "remove", "replace", "up", "down", "nest", "unnest"] as const;
const edit = fc.record({ what: fc.constantFrom(...edits), at: fc.nat(30), by: fc.nat(4) });

function apply(root: Condition, { what, at, by }: { what: (typeof edits)[number]; at: number; by: number }): Condition {
  const places = [...conditionsIn(root, unit)];
  const place = places[at % places.length];
  if (!place || place.unit !== unit) return root;
  const { path } = place;
  if (what === "insert") return insertAt(root, path, by, named("new"));
  if (what === "remove") return removeAt(root, path);
  if (what === "replace") return replaceAt(root, path, named("other"));
  if (what === "nest") return nestAt(root, path).root;
  if (what === "unnest") return unnestAt(root, path).root;
  return moveAt(root, path, what === "up" ? -1 : 1).root;
}

const leaves = (root: Condition): readonly string[] =>
  [...conditionsIn(root, unit)]
    .flatMap(({ condition }) => ("trait" in condition ? [condition.trait.trait] : []))
    .sort();

describe("the tree of a definition", () => {
  it("stays a definition whatever is edited, and the one before is unchanged", () => {
    fc.assert(
      fc.property(tree, fc.array(edit, { maxLength: 12 }), (start, sequence) => {
        let root = start;
        for (const one of sequence) {
          const before = JSON.stringify(root);
          const next = apply(root, one);
          expect(JSON.stringify(root)).toBe(before);
          expect(parseCondition(next, unit).problems).toEqual([]);
          root = next;
        }
      }),
      { numRuns: 200 },
    );
  });

  it("loses nothing by moving", () => {
    fc.assert(
      fc.property(tree, fc.nat(30), fc.constantFrom("up", "down", "nest", "unnest"), (start, at, what) => {
        expect(leaves(apply(start, { what, at, by: 0 }))).toEqual(leaves(start));
      }),
      { numRuns: 200 },
    );
  });

  const [a, b, c] = [named("a"), named("b"), named("c")];

  it("finds a condition and its unit by path, also below a relation", () => {
    const root: Condition = { all: [a, { related: { relation: "accounts", quantifier: "any", who: { any: [b] } } }] };
    expect(conditionAt(root, unit, ["all", 1, "related", "who", "any", 0])).toEqual({ condition: b, unit: "account" });
    expect(conditionAt(root, unit, ["all", 7])).toBeUndefined();
  });

  it("moves a part, says where it is then, and stops at the ends", () => {
    expect(moveAt({ all: [a, b, c] }, ["all", 0], 1)).toEqual({ root: { all: [b, a, c] }, path: ["all", 1] });
    expect(moveAt({ all: [a, b] }, ["all", 0], -1)).toEqual({ root: { all: [a, b] }, path: ["all", 0] });
  });

  it("nests into the group before, or into a new one, and back", () => {
    const grouped = nestAt({ all: [a, b] }, ["all", 1]);
    expect(grouped).toEqual({ root: { all: [a, { any: [b] }] }, path: ["all", 1, "any", 0] });
    const joined = nestAt({ all: [{ any: [a] }, b] }, ["all", 1]);
    expect(joined).toEqual({ root: { all: [{ any: [a, b] }] }, path: ["all", 0, "any", 1] });
    expect(unnestAt(grouped.root, grouped.path)).toEqual({ root: { all: [a, b] }, path: ["all", 1] });
    expect(unnestAt(joined.root, ["all", 0, "any", 0])).toEqual({
      root: { all: [{ any: [b] }, a] },
      path: ["all", 1],
    });
  });

  it("leaves a tree as it is where a path leads nowhere", () => {
    const root: Condition = { all: [a] };
    expect(replaceAt(root, ["any", 0], b)).toBe(root);
    expect(removeAt(root, ["all", 5])).toBe(root);
    expect(nestAt(root, ["all", 5]).root).toBe(root);
  });
});
