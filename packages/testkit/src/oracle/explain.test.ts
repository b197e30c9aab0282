import { type Evidence, explainCondition } from "@throughline/model";
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
