import type { Engine } from "@throughline/engine";
import {
  type Clock,
  type Condition,
  evaluateTrend,
  lowerPopulation,
  membersPlan,
  type TrendQuery,
} from "@throughline/model";
import type { Frame, Plan, Question } from "@throughline/query";

export const WORKSPACE = "reference";
const DEADLINE_MS = 120_000;
const DAY = 86_400_000;
/** The reference year ends here; everything is asked at this instant. */
const END = Date.UTC(2026, 0, 1);
const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };
export const clock: Clock = { now: END, zone: "UTC", weekStart: "monday" };

export type Run = (plan: Plan) => Promise<Frame>;

let asked = 0;

export async function ask(engine: Engine, plan: Question): Promise<Frame> {
  const scope = { kind: "all" } as const;
  return (await engine.run({ workspaceId: WORKSPACE, plan, scope, deadlineMs: DEADLINE_MS })).frame;
}

/** Asks the engine for each plan anew: a test that is always true, and never the same, passes by the answers it kept. */
export function runOn(engine: Engine): Run {
  return (asGiven) => {
    const number = { literal: ++asked, type: "integer" } as const;
    return ask(engine, { filter: asGiven, where: { call: "=", args: [number, number] } });
  };
}

/** All events by day and channel: the frozen pass `trend`. */
export const trendQuery: TrendQuery = {
  unit: "customer",
  series: [{ event: "*", measure: "total" }],
  breakdown: [{ property: "channel" }],
  breakdownLimit: 100,
  interval: "day",
  range: { from: "2025-01-01", to: "2025-12-31" },
};

const since = (days: number, earlier = 0) => ({
  from: new Date(END - days * DAY - earlier).toISOString(),
  to: new Date(END).toISOString(),
});

let moved = 0;

/** A window that begins a millisecond earlier each time: no answer that was kept is to the same question. */
export const sinceAnew = (days: number) => since(days, ++moved);

/** At least two adds to the cart in 90 days, on the pro plan, no purchase in 31 days: the frozen pass `segment`. */
export const segmentOf = (window: (days: number) => { readonly from: string; readonly to: string }): Condition => ({
  all: [
    { did: { event: "add_to_cart", op: ">=", value: 2, window: window(90) } },
    { trait: { trait: "plan", op: "is", value: "pro" } },
    { not: { did: { event: "purchase", window: window(31) } } },
  ],
});
const population = { unit: "customer", where: segmentOf(since) } as const;

export const askTrend = (run: Run) => evaluateTrend(trendQuery, clock, words, run);
/** By a query: what `runOn` adds is not looked through. */
export const askSegment = (run: Run) => run(lowerPopulation(population, clock));
/** From columns in memory, once it was asked twice. */
export const askSegmentAnew = (engine: Engine) =>
  ask(engine, lowerPopulation({ unit: "customer", where: segmentOf(sinceAnew) }, clock));

/** The members as the reference's customer numbers, ascending. */
export async function segmentMembers(run: Run): Promise<readonly number[]> {
  const frame = await run(membersPlan(population, clock, { first: 1_000_000 }));
  return texts(frame, "key")
    .map((key) => Number(key.replace("user:", "")))
    .sort((a, b) => a - b);
}

/** The newest 100 events of one customer, newest first: the frozen pass `timeline`. */
export function askTimeline(run: Run, customer: number): Promise<Frame> {
  const column = (name: string, of: string) => ({ column: name, of });
  const key = { literal: `user:${customer}`, type: "text" } as const;
  return run({
    sort: {
      project: {
        join: { scan: "events", as: "e" },
        to: { filter: { scan: "customers", as: "c" }, where: { call: "=", args: [column("key", "c"), key] } },
        kind: "semi",
        on: { call: "=", args: [column("customer", "e"), column("id", "c")] },
      },
      columns: { t: column("t", "e"), seq: column("seq", "e"), event: column("event", "e") },
      as: "timeline",
    },
    by: [
      { by: column("t", "timeline"), descending: true },
      { by: column("seq", "timeline"), descending: true },
    ],
    limit: 100,
  });
}

export function numbers(frame: Frame, name: string): readonly number[] {
  const values = frame.columns.find((column) => column.name === name)?.values ?? [];
  return Array.from(values, Number);
}

function texts(frame: Frame, name: string): readonly string[] {
  const values = frame.columns.find((column) => column.name === name)?.values ?? [];
  return Array.from(values, String);
}
