import type { ColumnType, Frame, Plan } from "@throughline/query";
import { expect, test } from "vitest";
import type { Condition } from "../conditions/condition.ts";
import { actsRead } from "./acts-read.ts";
import { explainUnit, explainUnits } from "./explain-unit.ts";
import { TooMuchToRead } from "./too-much.ts";

const clock = { now: Date.parse("2026-06-30T12:00:00Z"), zone: "UTC", weekStart: "monday" } as const;
const viewed: Condition = { did: { event: "view", window: { last: "P7D" } } };

/** An engine that knows so many acts of one customer, a minute apart, and that "seen" counts as "view" now. */
function engineOf(acts: number) {
  const asked: string[] = [];
  const frame = (columns: Readonly<Record<string, readonly (string | number)[]>>): Frame => ({
    rows: Object.values(columns)[0]?.length ?? 0,
    columns: Object.entries(columns).map(([name, values]) => ({ name, type: typeOf(values), values })),
  });
  const run = async (plan: Plan): Promise<Frame> => {
    const text = JSON.stringify(plan);
    asked.push(text);
    if (text.includes('"sent":{')) return frame({ sent: ["seen"], name: ["view"] });
    if (text.includes('"name":{"column":"name"')) return frame({ id: [1], name: ["view"] });
    if (!("sort" in plan) || !text.includes('"rid"')) return frame({});
    const read = Array.from({ length: Math.min(acts, plan.limit ?? acts) }, (_, i) => i);
    return frame({
      unit: read.map(() => 7),
      rid: read,
      event: read.map(() => 1),
      kind: read.map(() => 0),
      t: read.map((i) => clock.now - 60_000 * (i + 1)),
      seq: read.map((i) => acts - i),
    });
  };
  return { run, asked };
}

const typeOf = (values: readonly (string | number)[]): ColumnType =>
  typeof values[0] === "string" ? "text" : "integer";

test("more acts than are read give no answer instead of one from a part", async () => {
  const who = { unit: "customer", id: 7 } as const;
  await expect(explainUnit([viewed], who, clock, engineOf(10_001).run)).rejects.toThrow(TooMuchToRead);
  const [first] = await explainUnit([viewed], who, clock, engineOf(10_000).run);
  expect(first?.explained.evidence[0]).toEqual({ counted: "count", is: 10_000 });
});

test("a name that was merged since still counts its acts", async () => {
  const [first] = await explainUnit([{ did: { event: "Seen" } }], { unit: "customer", id: 7 }, clock, engineOf(3).run);
  expect(first?.explained).toMatchObject({ matches: true, evidence: [{ is: 3 }, {}, {}, {}] });
});

test("ten units are explained by as many reads as one", async () => {
  const [alone, together] = [engineOf(3), engineOf(3)];
  await explainUnit([viewed], { unit: "customer", id: 7 }, clock, alone.run);
  const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const found = await explainUnits(viewed, { unit: "customer", ids }, clock, together.run);
  expect(found.map(({ matches }) => matches)).toEqual(ids.map((id) => id === 7));
  expect(together.asked).toHaveLength(alone.asked.length);
});

test("acts before every far edge are not read; one condition without an edge reads all", () => {
  expect(actsRead([viewed], "customer", clock)).toEqual({
    names: ["view"],
    since: Date.parse("2026-06-23T12:00:00Z"),
    pointers: [],
    traits: [],
  });
  const first: Condition = { did: { event: "buy", form: "first time", window: { last: "P7D" } } };
  expect(actsRead([{ all: [viewed, { not: first }] }], "customer", clock)).toEqual({
    names: ["view", "buy"],
    since: undefined,
    pointers: [],
    traits: [],
  });
  const saved = {
    segments: new Map([["s", { name: "S", unit: "customer", where: first } as const]]),
    lists: new Map(),
  };
  expect(actsRead([viewed, { segment: "s" }], "customer", { ...clock, saved }).names).toEqual(["view", "buy"]);
});
