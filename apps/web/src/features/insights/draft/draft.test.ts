import type { Condition, TestOperator } from "@throughline/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDraft, intervals, type TrendDraft, toQuery, units } from "./draft.ts";
import {
  addSeries,
  filterLines,
  removeSeries,
  setBreakdown,
  setEvent,
  setFilterLine,
  setFormula,
  setMeasure,
  setWhere,
} from "./edit-draft.ts";
import { draftSearch, readInsightSearch, writePeople } from "./insight-search.ts";
import { parseDraft, writeDraft } from "./parse-draft.ts";

const name = fc.string({ minLength: 1, maxLength: 20 });
const op = fc.constantFrom<TestOperator>("is", "in", ">=", "is set");
const test = fc.oneof(
  fc.record({ property: name, op, value: fc.oneof(name, fc.integer(), fc.boolean()) }),
  fc.record({ property: name, op, to: fc.oneof(fc.record({ property: name }), fc.record({ trait: name })) }),
);
const series = fc.record(
  {
    event: name,
    measure: fc.constantFrom("unique", "total", "sum", "rolling7", "madeByRecipe"),
    property: name,
    where: fc.array(test, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ["event", "measure"] },
);
/** The names inside of conditions are the model's: not blank. */
const said = name.filter((text) => text.trim() !== "");
const condition: fc.Arbitrary<Condition> = fc.oneof(
  said.map((trait) => ({ trait: { trait, op: "is" as const, value: 1 } })),
  said.map((segment) => ({ segment })),
  said.map((list) => ({ not: { ids: { list } } })),
  said.map((event) => ({ not: { did: { event, window: { last: "P7D" } } } })),
);
const draft: fc.Arbitrary<TrendDraft> = fc.record(
  {
    unit: fc.constantFrom(...units),
    series: fc.array(series, { minLength: 1, maxLength: 5 }),
    interval: fc.constantFrom(...intervals),
    filter: fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    breakdown: fc.array(
      fc.oneof(
        name.map((property) => ({ property })),
        name.map((trait) => ({ trait })),
        name.map((segment) => ({ segment })),
      ),
      { minLength: 1, maxLength: 2 },
    ),
    formula: fc.record({ expression: name }),
  },
  { requiredKeys: ["unit", "series", "interval"] },
);

const plain: TrendDraft = { unit: "customer", series: [{ event: "order.placed", measure: "unique" }], interval: "day" };

describe("the draft in the URL", () => {
  it("is read back as it was written, through JSON", () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(parseDraft(JSON.parse(JSON.stringify(writeDraft(one))))).toEqual(one);
      }),
    );
  });
  it("never throws and never passes on a wrong shape", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseDraft(value);
        if (parsed !== null) expect(parsed.series.length).toBeGreaterThan(0);
      }),
    );
  });
  it.each([
    [{ series: [] }],
    [{ series: [{ event: "a", measure: "no measure's name" }] }],
    [{ series: [{ event: "a", measure: "unique" }], interval: "minute" }],
    [{ series: [{ event: "a", measure: "unique" }], filter: { all: [{ trait: {}, any: [] }] } }],
    [{ series: [{ event: "a", measure: "unique" }], filter: { trait: { trait: "plan", op: "resembles", value: 1 } } }],
    [{ series: [{ event: "a", measure: "unique" }], breakdown: [{ other: "x" }] }],
    ["text"],
  ])("falls back with a notice for %j", (q) => {
    expect(readInsightSearch({ v: 1, q })).toMatchObject({ draft: null, broken: true });
  });
  it.each<[string, Condition]>([
    ["a segment", { segment: "s1" }],
    ["a list", { ids: { list: "l1" } }],
    ["a length of time", { existedFor: { op: ">=", duration: "P30D" } }],
    ["a row of acts", { sequence: { steps: [{ event: "page" }, { event: "order.placed", within: "P7D" }] } }],
    ["groups", { all: [{ any: [{ segment: "s1" }, { ids: { values: ["42"] } }] }, { not: { segment: "s2" } }] }],
  ])("reads a filter by %s", (_, filter) => {
    expect(parseDraft({ series: plain.series, filter })?.filter).toEqual(filter);
  });
  it("keeps a filter that the other unit does not have, for the API to name", () => {
    const filter = { trait: { trait: "plan", op: "is", value: "Pro" } };
    expect(parseDraft({ unit: "account", series: plain.series, filter })?.filter).toEqual(filter);
  });
  it("refuses a nesting that is too deep", () => {
    let filter: unknown = { did: { event: "a" } };
    for (let depth = 0; depth < 70; depth += 1) filter = { not: filter };
    expect(parseDraft({ series: plain.series, filter })).toBeNull();
  });
  it("does not read a version it does not know", () => {
    expect(readInsightSearch({ v: 2, q: writeDraft(plain) }).broken).toBe(true);
    expect(readInsightSearch({})).toMatchObject({ draft: null, broken: false, view: "chart", people: null });
  });
  it("keeps the open drawer by series, bucket and period", () => {
    for (const key of [
      { series: 0, bucket: 12, compare: false },
      { series: 3, bucket: null, compare: true },
    ])
      expect(readInsightSearch({ people: writePeople(key) }).people).toEqual(key);
    expect(readInsightSearch({ people: "x.y" }).people).toBeNull();
    expect(draftSearch(plain)["people"]).toBeUndefined();
  });
});

describe("edits", () => {
  it("drop what belonged to the old event", () => {
    const old = setWhere(setMeasure(plain, 0, "sum", "amount"), 0, 0, { property: "channel", op: "is", value: "App" });
    expect(setEvent(old, 0, "order.returned").series).toEqual([{ event: "order.returned", measure: "unique" }]);
  });
  it("keep a property only for measures that read one", () => {
    const sum = setMeasure(plain, 0, "sum", "amount");
    expect(sum.series[0]).toEqual({ event: "order.placed", measure: "sum", property: "amount" });
    expect(setMeasure(sum, 0, "avg", "discount").series[0]).toMatchObject({ property: "discount" });
    expect(setMeasure(sum, 0, "unique", undefined, "account")).toMatchObject({
      unit: "account",
      series: [{ event: "order.placed", measure: "unique" }],
    });
  });
  it("add an event without a property that it may not have", () => {
    const sum = setMeasure(plain, 0, "sum", "amount");
    expect(addSeries(sum, "page").series[1]).toEqual({ event: "page", measure: "unique" });
    expect(addSeries(setMeasure(plain, 0, "total"), "page").series[1]).toEqual({ event: "page", measure: "total" });
  });
  it("add and remove series, never the last; a formula goes with its letter", () => {
    const two = setFormula(addSeries(plain, "order.returned"), " B / A ");
    expect(two.formula).toEqual({ expression: "B / A" });
    expect(removeSeries(two, 1)).toEqual(plain);
    expect(removeSeries(plain, 0)).toEqual(plain);
  });
  it("set, change and take away breakdowns and filters", () => {
    const by = setBreakdown(setBreakdown(plain, 0, { property: "channel" }), 1, { trait: "plan" });
    expect(by.breakdown).toEqual([{ property: "channel" }, { trait: "plan" }]);
    expect(setBreakdown(setBreakdown(by, 1, null), 0, null)).toEqual(plain);
    const line: Condition = { trait: { trait: "plan", op: "is", value: "Pro" } };
    const filtered = setFilterLine(plain, 0, line);
    expect(filterLines(filtered)).toEqual([line]);
    expect(filterLines({ ...plain, filter: { not: line } })).toEqual([{ not: line }]);
    expect(setFilterLine(filtered, 0, null)).toEqual(plain);
  });
});

describe("the question", () => {
  it("is the draft with the bar's parts", () => {
    expect(
      toQuery(plain, { range: { last: 7, unit: "day" }, compare: null, zone: null, segment: null, internal: false }),
    ).toEqual({
      ...plain,
      range: { last: 7, unit: "day" },
    });
    expect(
      toQuery(plain, {
        range: { last: 7, unit: "day" },
        compare: { period: "previous" },
        zone: "UTC",
        segment: "s1",
        internal: true,
      }),
    ).toMatchObject({
      compare: { period: "previous" },
      zone: "UTC",
      filter: { segment: "s1" },
      includeInternal: true,
    });
  });
  it("is filtered by the bar's segment besides its own filter", () => {
    const filter: Condition = { trait: { trait: "plan", op: "is", value: "Pro" } };
    const bar = { range: { last: 7, unit: "day" }, compare: null, zone: null, segment: "s1", internal: false } as const;
    expect(toQuery({ ...plain, filter }, bar).filter).toEqual({ all: [filter, { segment: "s1" }] });
  });
  it("starts with the usual event of the workspace", () => {
    const event = (eventName: string, customers: number) => ({ name: eventName, customers, count: customers * 2 });
    expect(firstDraft([event("page", 900), event("order.placed", 300)])?.series[0]?.event).toBe("order.placed");
    expect(firstDraft([event("page", 900), event("login", 950)])?.series[0]?.event).toBe("login");
    expect(firstDraft([])).toBeNull();
  });
});
