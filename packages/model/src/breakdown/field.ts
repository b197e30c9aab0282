import type { Condition, FieldTest, Value } from "../conditions/condition.ts";

/**
 * What a population is broken down by: a trait of the unit, a field of its accounts, a property of an act of its (of any,
 * or of the first or the last ever of that name), or which of some saved segments it is in.
 */
export type BreakdownField =
  | { readonly trait: string }
  | { readonly account: string }
  | { readonly event: string; readonly property: string; readonly which?: "first" | "last" }
  | { readonly segments: readonly string[] };

/** Most values that have a row of their own. */
export const mostBreakdownRows = 50;

/** Values that are decided and stand in no column; of segments their ids. */
export function decidedValues(field: BreakdownField): readonly Value[] | undefined {
  if ("segments" in field) return field.segments;
  return "event" in field && field.property === "session.bounce" ? [true, false] : undefined;
}

/** The units that have a value; for an event's property, that did it with the value. */
export function hasValue(field: BreakdownField, value: Value): Condition {
  return "segments" in field ? { segment: String(value) } : tested(field, { op: "is", value });
}

/** The units for which anything is known. */
export function hasAnyValue(field: BreakdownField): Condition {
  if ("segments" in field) return { any: field.segments.map((segment) => ({ segment })) };
  return tested(field, { op: "is set" });
}

function tested(field: Exclude<BreakdownField, { readonly segments: unknown }>, test: FieldTest): Condition {
  if ("trait" in field) return { trait: { trait: field.trait, ...test } };
  if ("account" in field) return { account: { field: field.account, ...test } };
  const { event, property, which } = field;
  const where = [{ property, ...test }];
  return { did: which ? { event, where, form: `${which} event, then filter` } : { event, where } };
}

/** Those of some values, then "Other" (a value, none of these) and "(none)": every member is in at least one. */
export function breakdownParts(field: BreakdownField, values: readonly Value[]): readonly Condition[] {
  const rows = values.map((value) => hasValue(field, value));
  const any = hasAnyValue(field);
  return [...rows, { all: [any, { not: { any: rows } }] }, { not: any }];
}
