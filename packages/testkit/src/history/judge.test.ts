import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Entry, History } from "./history.ts";
import { holds, judge, words } from "./judge.ts";

const directory = mkdtempSync(join(tmpdir(), "throughline-history-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** `invoke a, ok a, seen a` as entries. */
function entries(text: string, lane?: string): Entry[] {
  return text.split(", ").map((line, at) => {
    const [op = "", id = ""] = line.split(" ");
    return { op: op as Entry["op"], id, at, ...(lane === undefined ? {} : { lane }) };
  });
}

describe("a history", () => {
  it("holds when what was acknowledged is there once", () => {
    const verdict = judge(entries("invoke a, ok a, invoke b, info b, invoke c, fail c, seen a, seen b"));
    expect(verdict).toMatchObject({ attempted: 3, acknowledged: 1, seen: 2, recovered: 1, open: [] });
    expect(holds(verdict)).toBe(true);
    expect(words(verdict)).toBe("3 attempted, 1 acknowledged, 2 there, 1 recovered: holds");
  });

  it.each([
    ["lost", "invoke a, ok a", ["a"]],
    ["unexpected", "seen a", ["a"]],
    ["unexpected", "invoke a, fail a, seen a", ["a"]],
    ["duplicated", "invoke a, ok a, seen a, seen a", ["a"]],
  ] as const)("is red for %s: %s", (name, text, expected) => {
    const verdict = judge(entries(text));
    expect(verdict[name]).toEqual(expected);
    expect(holds(verdict)).toBe(false);
    expect(words(verdict)).toContain(`1 ${name} (a)`);
  });

  it("is not red where nobody can know, or a reason is stated", () => {
    for (const text of [
      "invoke a, info a",
      "invoke a, info a, seen a",
      "invoke a, fail a, invoke a, ok a, seen a",
      "invoke a, fail a, invoke a, info a, seen a",
      "invoke a, ok a, skipped a",
    ])
      expect(holds(judge(entries(text)))).toBe(true);
    expect(judge(entries("invoke a")).open).toEqual(["a"]);
  });

  it("is red when a lane is seen in another order than it was written", () => {
    const written = "invoke a, ok a, invoke b, ok b, invoke c, ok c";
    expect(judge(entries(`${written}, seen b, seen a, seen c`, "u1")).inverted).toEqual(["a"]);
    expect(judge(entries(`${written}, seen a, seen b, seen c`, "u1")).inverted).toEqual([]);
    const overlapping = "invoke a, invoke b, ok a, ok b, seen b, seen a";
    expect(judge(entries(overlapping, "u1")).inverted).toEqual([]);
    const apart = [...entries("invoke a, ok a", "u1"), ...entries("invoke b, ok b", "u2")];
    const seen = [...entries("seen b", "u2"), ...entries("seen a", "u1")];
    expect(judge([...apart, ...seen]).inverted).toEqual([]);
  });

  it("is read back from its file as it was written", () => {
    const path = join(directory, "history.jsonl");
    let now = 0;
    const history = new History(path, () => now++);
    history.note("invoke", "a", { lane: "u1" });
    history.note("skipped", "a", { reason: "capped" });
    history.close();
    const read = new History(path);
    expect(read.entries()).toEqual([
      { op: "invoke", id: "a", at: 0, lane: "u1" },
      { op: "skipped", id: "a", at: 1, reason: "capped" },
    ]);
    read.close();
  });

  it("tells a system that loses, doubles or invents from one that does not", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 40 }),
        fc.constantFrom("nothing", "lose", "double", "invent", "swap"),
        fc.nat(),
        (ids, fault, which) => {
          const at = which % ids.length;
          const lane = "one";
          const written = ids.flatMap((id): Entry[] => [
            { op: "invoke", id, at: 0, lane },
            { op: "ok", id, at: 0, lane },
          ]);
          let there = [...ids];
          if (fault === "lose") there.splice(at, 1);
          if (fault === "double") there.push(ids[at] ?? "");
          if (fault === "invent") there.push(`${ids.join("")}!`);
          if (fault === "swap") there = there.reverse();
          const seen = there.map((id): Entry => ({ op: "seen", id, at: 1, lane }));
          expect(holds(judge([...written, ...seen]))).toBe(fault === "nothing");
        },
      ),
    );
  });
});
