import type { Expr, Plan } from "@throughline/query";
import { eventProperty, relatedField } from "../../../conditions/did/event-plan.ts";
import { column, type Field, isSet, letter, or, whole } from "../../../conditions/test/field-columns.ts";
import type { Dimension } from "../trend.ts";

/** A shown value: text by its id (and spelling), a number, or a boolean. */
export type DimensionValue =
  | { readonly text: string; readonly id: number }
  | { readonly number: number }
  | { readonly boolean: boolean };

/** The property name that a dimension reads: traits and account fields are those of the event's customer and account. */
export function dimensionProperty(dimension: Dimension): string {
  if ("property" in dimension) return dimension.property;
  return "trait" in dimension ? `customer.${dimension.trait}` : `account.${dimension.account}`;
}

export function dimensionField(dimension: Dimension, index: number, event: string): Field {
  const property = dimensionProperty(dimension);
  const to = relatedField(property, event);
  return to ? { name: to.field, of: `d${index}` } : eventProperty(property);
}

/** Adds the records that the dimensions read; many-to-one, so no event is doubled. */
export function joinDimensions(events: Plan, dimensions: readonly Dimension[], event: string): Plan {
  return dimensions.reduce((plan, dimension, i): Plan => {
    const to = relatedField(dimensionProperty(dimension), event);
    if (!to) return plan;
    const as = `d${i}`;
    const on: Expr = { call: "=", args: [column(to.by, "e"), column("id", as)] };
    return { join: plan, to: { scan: to.relation, as }, kind: "left", on };
  }, events);
}

/** Index of the shown value; `shown.length` for "(none)", one more for "Other". */
export function choiceOf(field: Field, shown: readonly DimensionValue[]): Expr {
  const none: Expr = { call: "not", args: [isSet(field)] };
  return {
    when: [
      ...shown.map((value, i) => ({ if: equalsValue(field, value), value: whole(i) })),
      { if: none, value: whole(shown.length) },
    ],
    otherwise: whole(shown.length + 1),
  };
}

function equalsValue(field: Field, value: DimensionValue): Expr {
  if ("text" in value) return { call: "=", args: [letter(field, "s"), whole(value.id)] };
  if ("number" in value) return { call: "=", args: [letter(field, "n"), { literal: value.number, type: "number" }] };
  return { call: "=", args: [letter(field, "b"), { literal: value.boolean, type: "boolean" }] };
}

/** One plain value: what can be a line of its own. Lists and declared instants are part of "Other". */
export function hasPlainValue(field: Field): Expr {
  return or(...(["s", "n", "b"] as const).map((l): Expr => ({ call: "isNotNull", args: [letter(field, l)] })));
}
