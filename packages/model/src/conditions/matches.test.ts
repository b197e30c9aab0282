import { expect, test } from "vitest";
import type { Clock } from "../time/clock.ts";
import type { Condition } from "./condition.ts";
import type { History } from "./history.ts";
import { flipsUntil } from "./matches.ts";

const now = Date.UTC(2026, 2, 10, 12);
const clock: Clock = { now, zone: "UTC", weekStart: "monday" };
const horizon = now + 10 * 60_000;

/** Acts ten times a second in the last hour, and how often somebody looked through them and at what they tell. */
function robot() {
  const acts = Array.from({ length: 36_000 }, (_, i) => ({
    ...{ event: "view", kind: 0, seq: i },
    t: now - 3_600_000 + (i + 1) * 100,
    property: () => {
      counter.reads++;
      return i;
    },
  }));
  const counter = { looks: 0, reads: 0 };
  const history: History = {
    unit: "customer",
    ids: [],
    begins: acts[0]?.t,
    get events() {
      counter.looks++;
      return acts;
    },
    field: () => undefined,
    accounts: () => [],
    contacts: () => [],
    records: () => [],
    spells: () => [],
  };
  return { history, counter };
}

const often = (value: number): Condition => ({ did: { event: "view", op: ">=", value, window: { last: "PT1H" } } });

test("of somebody with a turn for each of many acts so many are looked at, and when to look again is told", () => {
  const { history, counter } = robot();
  const { matches, flips, again } = flipsUntil(often(3), history, clock, horizon, now);
  expect([matches, flips]).toEqual([true, []]);
  expect(again).toBe(now + 50 * 100 + 1 - 100);
  expect(counter.looks).toBeLessThan(60);
});

test("looking again and again finds the flip that looking at everything finds", () => {
  const { history } = robot();
  const whole = flipsUntil(often(35_000), history, clock, horizon);
  expect(whole).toEqual({ matches: true, flips: [now - 3_600_000 + 1_001 * 100 + 3_600_001] });
  let at = now;
  const looks: number[] = [];
  for (;;) {
    const { flips, again } = flipsUntil(often(35_000), history, { ...clock, now: at }, horizon, at);
    if (flips[0] !== undefined) {
      expect(flips).toEqual(whole.flips);
      break;
    }
    expect(again).toBeGreaterThan(at);
    at = again ?? horizon;
    looks.push(at);
  }
  expect(looks.length).toBe(18);
});

test("what must be known is known, however much it is; beyond it the first flip is enough", () => {
  const { history } = robot();
  const enough = now + 60_000;
  const { flips, again } = flipsUntil(often(35_990), history, clock, horizon, enough);
  expect([flips, again]).toEqual([flipsUntil(often(35_990), history, clock, enough).flips, enough + 4_901]);
});

test("what the acts tell is looked at once, for all instants", () => {
  const { history, counter } = robot();
  const where: Condition = {
    did: {
      event: "view",
      where: [{ property: "n", op: ">=", value: 350 }],
      op: "<",
      value: 35_600,
      window: { last: "PT1H" },
    },
  };
  const { flips } = flipsUntil(where, history, clock, horizon, now + 60_000);
  expect(flips).toEqual([now + 401 * 100 + 1]);
  expect(counter.reads).toBe(36_000);
});

test("the least and the greatest are found of more values than a call takes arguments", () => {
  const { history } = robot();
  const events = Array.from({ length: 6 }, () => history.events).flat();
  const holds = (measure: "min" | "max", value: number): boolean => {
    const where: Condition = { did: { event: "view", measure, property: "n", op: "=", value } };
    return flipsUntil(where, { ...history, events }, clock, now).matches;
  };
  expect([holds("min", 0), holds("max", 35_999)]).toEqual([true, true]);
});
