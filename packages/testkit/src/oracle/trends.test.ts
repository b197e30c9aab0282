import {
  type DimensionValue,
  dimensionProperty,
  evaluateTrend,
  leavingOut,
  parseTrend,
  peopleOf,
  sizePlan,
  type TrendAnswer,
  type TrendQuery,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { full } from "../corpora/index.ts";
import { conditionOf } from "./arbitrary-condition.ts";
import { askedTrend } from "./arbitrary-trend.ts";
import { fold } from "./field-oracle.ts";
import { rules } from "./session-oracle.ts";
import { comparedSeries, dimensionWords, type Pick, rangeEdges, trendSeries } from "./trend-oracle.ts";
import type { World } from "./world.ts";
import { WorldTables } from "./world-tables.ts";

let tables: WorldTables;
beforeAll(async () => {
  tables = await WorldTables.open();
});
afterAll(() => tables.close());

const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };

const key = (value: DimensionValue): string => {
  if ("text" in value) return `text ${fold(value.text)}`;
  return "number" in value ? `number ${value.number}` : `boolean ${value.boolean}`;
};

/** The events of a line, by the words of its choices alone. */
function pickOf(world: World, query: TrendQuery, answer: TrendAnswer, line: number): Pick {
  const choices = answer.lines[line]?.choices ?? [];
  return (event) =>
    (query.breakdown ?? []).every((dimension, i) => {
      const shown = (answer.shown[i] ?? []).map(key);
      const found = dimensionWords(world, event, dimensionProperty(dimension) ?? "");
      const choice = choices[i];
      if (choice === "none") return found === null;
      if (choice === "other") return found !== null && !shown.includes(found);
      return choice !== undefined && found === shown[choice];
    });
}

const close = (values: readonly (number | null)[]) => values.map((v) => (v === null ? null : Number(v.toFixed(6))));

test("random trends: every bucket, total and line is what a loop over the events counts", {
  timeout: 600_000,
}, async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(askedTrend, async ({ now, world, query }) => {
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", sessions: rules } as const;
      expect(parseTrend(query)).toEqual({ query, problems: [] });
      const answer = await evaluateTrend(query, clock, words, (plan) => tables.run(plan));
      const edges = rangeEdges(query, now);
      expect([answer.buckets, answer.periods.main.to]).toEqual([edges.starts, edges.to]);
      const [one] = query.series;
      if (!one) throw new Error("a query has a series");
      for (const [i, line] of answer.lines.entries()) {
        const expected = trendSeries(world, query, one, now, pickOf(world, query, answer, i));
        expect({ line: line.key, values: close([...line.values, line.total]) }).toEqual({
          line: line.key,
          values: close([...expected.values, expected.total]),
        });
        if (query.compare) {
          const before = comparedSeries(world, query, one, now, pickOf(world, query, answer, i));
          expect({ line: line.key, values: close([...(line.compareValues ?? []), line.compareTotal]) }).toEqual({
            line: line.key,
            values: close([...before.values, before.total]),
          });
          expect([line.key, ...close([line.compareElapsedTotal])]).toEqual([line.key, ...close([before.elapsed])]);
        }
        counted += line.values.filter((v) => v !== null && v !== 0).length;
      }
    }),
    { numRuns: full ? 230 : 110, seed: 20_261_122 },
  );
  expect(counted).toBeGreaterThan(full ? 150 : 75);
});

test("whom a trend leaves out, a loop leaves out, and so do the people behind it; events of nobody stay", {
  timeout: 600_000,
}, async () => {
  let fewer = 0;
  await fc.assert(
    fc.asyncProperty(askedTrend, conditionOf("customer", true), async ({ now, world, query }, leaveOut) => {
      const [one] = query.series;
      if (!one || query.unit === "account") return;
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", sessions: rules } as const;
      const { compare: _, breakdown: __, breakdownLimit: ___, ...whole } = query;
      const counted = { ...whole, leaveOut };
      const run = (plan: Plan) => tables.run(plan);
      const [answer, all] = [
        await evaluateTrend(counted, clock, words, run),
        await evaluateTrend(whole, clock, words, run),
      ];
      const [line] = answer.lines;
      if (!line) throw new Error("a series has a line");
      const expected = trendSeries(world, counted, one, now, () => true);
      expect(close([...line.values, line.total])).toEqual(close([...expected.values, expected.total]));
      if (line.total !== all.lines[0]?.total) fewer++;
      const { population, note } = peopleOf(whole, answer, 0);
      if (!population || note !== null || query.unit === "session") return;
      const people = { ...population, where: leavingOut(population.where, leaveOut) };
      expect((await tables.numbers(sizePlan(people, clock), "size"))[0]).toBe(line.total);
    }),
    { numRuns: full ? 120 : 30, seed: 9 },
  );
  expect(fewer).toBeGreaterThan(full ? 5 : 1);
});

test("the people of a number are as many as the number, wherever it counts units and no list of values is broken down", {
  timeout: 600_000,
}, async () => {
  let drilled = 0;
  await fc.assert(
    fc.asyncProperty(askedTrend, fc.constantFrom("unique", "rolling7"), async ({ now, world, query }, measure) => {
      if (query.unit === "session") return;
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", sessions: rules } as const;
      const units: TrendQuery = {
        ...query,
        series: query.series.map(({ event, where }) => ({ event, measure, ...(where ? { where } : {}) })),
        compare: { period: "previous" },
      };
      const answer = await evaluateTrend(units, clock, words, (plan) => tables.run(plan));
      const sizeOf = async (line: number, which: Parameters<typeof peopleOf>[3]) => {
        const { population } = peopleOf(units, answer, line, which);
        if (!population) throw new Error("units have people");
        return (await tables.numbers(sizePlan(population, clock), "size"))[0];
      };
      for (const [i, line] of answer.lines.entries()) {
        const bucket = line.values.findLastIndex((v) => v !== 0 && v !== null);
        const { note } = peopleOf(units, answer, i);
        const lists = answer.lists.some((has, d) => has && line.choices[d] !== "none");
        expect([line.key, note?.includes("is a list") ?? false]).toEqual([line.key, lists]);
        if (note !== null || line.total === null) continue;
        expect([line.key, await sizeOf(i, {})]).toEqual([line.key, line.total]);
        expect([line.key, await sizeOf(i, { compare: true })]).toEqual([line.key, line.compareTotal]);
        if (bucket >= 0)
          expect([line.key, bucket, await sizeOf(i, { bucket })]).toEqual([line.key, bucket, line.values[bucket]]);
        drilled += line.total ?? 0;
      }
    }),
    { numRuns: full ? 50 : 30, seed: 14 },
  );
  expect(drilled).toBeGreaterThan(full ? 40 : 24);
});
