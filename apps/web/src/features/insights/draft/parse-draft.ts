import {
  type Condition,
  type Dimension,
  type Other,
  type PropertyTest,
  parseCondition,
  type Series,
  type TestOperator,
  type Unit,
  type Value,
} from "@throughline/model";
import { intervals, type TrendDraft, units } from "./draft.ts";

type Plain = { readonly [name: string]: unknown };

const mostSeries = 5;

/**
 * Reads a draft from the URL. What it means is checked by the API, which answers problems with their path; here only
 * the shape is, so that a cut or altered link never breaks the page. Null when it is not a draft.
 */
export function parseDraft(value: unknown): TrendDraft | null {
  if (!isPlain(value) || !Array.isArray(value["series"])) return null;
  const series = value["series"].map(parseSeries);
  if (series.length === 0 || series.length > mostSeries) return null;
  const unit = units.find((name) => name === (value["unit"] ?? "customer"));
  const interval = intervals.find((name) => name === (value["interval"] ?? "day"));
  if (!unit || !interval) return null;
  const filter = value["filter"] === undefined ? undefined : parseFilter(value["filter"]);
  const breakdown = value["breakdown"] === undefined ? [] : parseBreakdown(value["breakdown"]);
  const formula = value["formula"] === undefined ? undefined : parseFormula(value["formula"]);
  if (filter === null || breakdown === null || formula === null) return null;
  const whole = series.filter((one) => one !== null);
  if (whole.length !== series.length) return null;
  return {
    unit,
    series: whole,
    interval,
    ...(filter && { filter }),
    ...(breakdown.length > 0 && { breakdown }),
    ...(formula && { formula }),
  };
}

/** The draft as it is written to the URL: defaults left out. */
export function writeDraft(draft: TrendDraft): Plain {
  return {
    ...(draft.unit !== "customer" && { unit: draft.unit }),
    series: draft.series,
    ...(draft.filter && { filter: draft.filter }),
    ...(draft.breakdown && draft.breakdown.length > 0 && { breakdown: draft.breakdown }),
    ...(draft.interval !== "day" && { interval: draft.interval }),
    ...(draft.formula && { formula: draft.formula }),
  };
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Text of a sane length, or undefined. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value.length <= 300 ? value : undefined;

/**
 * A condition of any kind, of either unit: one that does not fit the draft's unit, or names a segment or list that is
 * gone, is a problem that the API tells at its place, not a broken link.
 */
function parseFilter(value: unknown): Condition | null {
  const read = (unit: Unit) => parseCondition(value, unit, { trusting: true }).condition;
  return read("customer") ?? read("account") ?? null;
}

function parseSeries(value: unknown): Series | null {
  if (!isPlain(value)) return null;
  const event = textOf(value["event"]);
  const measure = textOf(value["measure"]);
  const where = value["where"] === undefined ? [] : parseTests(value["where"]);
  if (!event || !measure || !/^\w{1,40}$/.test(measure) || where === null) return null;
  const property = textOf(value["property"]);
  const label = textOf(value["label"]);
  const percentile = value["percentile"];
  return {
    event,
    measure,
    ...(where.length > 0 && { where }),
    ...(property && { property }),
    ...(label && { label }),
    ...(typeof percentile === "number" && percentile >= 0 && percentile <= 100 && { percentile }),
  };
}

function parseTests(value: unknown): readonly PropertyTest[] | null {
  if (!Array.isArray(value) || value.length > 20) return null;
  const tests = value.map((one: unknown): PropertyTest | null => {
    if (!isPlain(one)) return null;
    const property = textOf(one["property"]);
    const op = textOf(one["op"]);
    if (!property || !op) return null;
    const test = { property, op: op as TestOperator };
    if (one["to"] === undefined)
      return {
        ...test,
        ...(one["value"] !== undefined && { value: one["value"] as Value }),
        ...(one["asOf"] === "event" && { asOf: "event" as const }),
      };
    const to = parseOther(one["to"]);
    return to && { ...test, to };
  });
  const whole = tests.filter((test) => test !== null);
  return whole.length === tests.length ? whole : null;
}

/** The other field that a property is compared with. */
function parseOther(value: unknown): Other | null {
  if (!isPlain(value)) return null;
  const [property, trait] = [textOf(value["property"]), textOf(value["trait"])];
  if (trait !== undefined) return { trait };
  return property === undefined ? null : { property };
}

function parseBreakdown(value: unknown): readonly Dimension[] | null {
  if (!Array.isArray(value) || value.length > 2) return null;
  const dimensions = value.map((one: unknown): Dimension | null => {
    if (!isPlain(one)) return null;
    const [kind, name] = Object.entries(one)[0] ?? [];
    const text = textOf(name);
    if (!text) return null;
    if (kind === "property") return { property: text };
    if (kind === "trait") return { trait: text };
    if (kind === "session") return { session: text };
    if (kind === "segment") return { segment: text };
    return kind === "account" ? { account: text } : null;
  });
  const whole = dimensions.filter((dimension) => dimension !== null);
  return whole.length === dimensions.length ? whole : null;
}

function parseFormula(value: unknown): TrendDraft["formula"] | null {
  if (!isPlain(value)) return null;
  const expression = textOf(value["expression"]);
  const label = textOf(value["label"]);
  return expression && expression.length <= 200 ? { expression, ...(label && { label }) } : null;
}
