import type { Builder } from "../../schema/builder.ts";

/** A trend as an input: the same value that is stored and that `Definition` gives back. */
export function trendInput(builder: Builder): void {
  const series = builder.inputType("SeriesInput", {
    fields: (t) => ({
      label: t.string(),
      event: t.string({ required: true }),
      where: t.field({ type: ["PropertyTestInput"] }),
      measure: t.string({ required: true }),
      property: t.string(),
      percentile: t.float(),
    }),
  });
  const dimension = builder.inputType("DimensionInput", {
    isOneOf: true,
    fields: (t) => ({
      property: t.string(),
      trait: t.string(),
      account: t.string(),
      session: t.string(),
      segment: t.id(),
    }),
  });
  const range = builder.inputType("RangeInput", {
    fields: (t) => ({
      last: t.int(),
      unit: t.string(),
      completeOnly: t.boolean(),
      from: t.field({ type: "Day" }),
      to: t.field({ type: "Day" }),
    }),
  });
  const compare = builder.inputType("CompareInput", {
    isOneOf: true,
    fields: (t) => ({ period: t.string(), from: t.field({ type: "Day" }) }),
  });
  const formula = builder.inputType("FormulaInput", {
    fields: (t) => ({ label: t.string(), expression: t.string({ required: true }) }),
  });
  builder.inputType("TrendInput", {
    fields: (t) => ({
      unit: t.string({ required: true }),
      series: t.field({ type: [series], required: true }),
      filter: t.field({ type: "ConditionInput" }),
      includeInternal: t.boolean({
        description: "Internal and test users are counted too; by default they are left out.",
      }),
      breakdown: t.field({ type: [dimension] }),
      breakdownLimit: t.int(),
      interval: t.string({ required: true }),
      range: t.field({ type: range, required: true }),
      compare: t.field({ type: compare }),
      formula: t.field({ type: formula }),
      zone: t.string(),
    }),
  });
}
