import { type Evidence, type Explained, explainCondition, type SavedSegment } from "@throughline/model";
import { expect, test } from "vitest";
import { small } from "./fixtures/fixture.ts";
import { historyOf } from "./history-of.ts";

const clock = { now: Date.parse("2026-06-30T12:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;

const shown = (evidence: readonly Evidence[]) =>
  evidence.map((one) =>
    "event" in one ? `${one.event.event} ${new Date(one.event.t).toISOString().slice(0, 10)}` : one,
  );

test("a sequence is explained by the earliest entry that has a match, then the earliest act for each step", () => {
  const world = small({
    customers: 1,
    acts: [
      [1, "A", "2026-06-01T10:00:00Z"],
      [1, "C", "2026-06-02T10:00:00Z"],
      [1, "A", "2026-06-03T10:00:00Z"],
      [1, "A", "2026-06-04T10:00:00Z"],
      [1, "B", "2026-06-05T10:00:00Z"],
      [1, "B", "2026-06-06T10:00:00Z"],
    ],
  });
  const steps = [{ event: "A" }, { event: "B", within: "P7D", without: [{ event: "C" }] }];
  const { evidence } = explainCondition({ sequence: { steps } }, historyOf(world, "customer", 1), clock);
  expect(shown(evidence)).toEqual(["A 2026-06-03", "B 2026-06-05"]);
});

test("every condition of the tree says whether it is met, where it stands, and what it rests on", () => {
  const world = small({ customers: 1, traits: { 1: { plan: "free" } }, acts: [[1, "X", "2026-06-29T10:00:00Z"]] });
  const where = {
    all: [{ not: { trait: { trait: "plan", op: "is", value: "pro" } } }, { did: { event: "X", op: ">=", value: 2 } }],
  } as const;
  const explained = explainCondition(where, historyOf(world, "customer", 1), clock);
  const [first, second] = explained.parts;
  expect([explained.matches, first?.matches, second?.matches]).toEqual([false, true, false]);
  expect(first?.parts[0]).toMatchObject({
    path: ["all", 0, "not"],
    matches: false,
    evidence: [{ field: "plan", value: "free" }],
  });
  expect([second?.path, shown(second?.evidence ?? [])]).toEqual([
    ["all", 1],
    [{ counted: "count", is: 1 }, "X 2026-06-29"],
  ]);
});

test("a saved segment is explained by what stands in it, and never inside itself", () => {
  const world = small({ customers: 1, traits: { 1: { plan: "free" } } });
  const plan = (value: string) => ({ trait: { trait: "plan", op: "is", value } }) as const;
  const inside = { all: [plan("pro"), { segment: "both" }, { segment: "free" }] };
  const segments = new Map<string, SavedSegment>([
    ["free", { name: "Free", unit: "customer", where: plan("free") }],
    ["both", { name: "Both", unit: "customer", where: inside }],
  ]);
  const saved = { segments, lists: new Map() };
  const explained = explainCondition({ not: { segment: "both" } }, historyOf(world, "customer", 1), {
    ...clock,
    saved,
  });
  const lines: unknown[] = [];
  const walk = ({ path, matches, parts }: Explained) => {
    lines.push([path.join("."), matches]);
    parts.forEach(walk);
  };
  walk(explained);
  expect(lines).toEqual([
    ["", true],
    ["not", false],
    ["not.segment", false],
    ["not.segment.all.0", false],
    ["not.segment.all.1", false],
    ["not.segment.all.2", true],
    ["not.segment.all.2.segment", true],
  ]);
});
