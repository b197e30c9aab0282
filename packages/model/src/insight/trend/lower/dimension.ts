import type { Expr, Plan } from "@throughline/query";
import { channelNames, namedId, rulesOf } from "../../../channel/channel-of.ts";
import { eventProperty } from "../../../conditions/did/event-plan.ts";
import { relatedField } from "../../../conditions/did/pointed-records.ts";
import { and, column, isSet, letter, or, whole } from "../../../conditions/test/field-columns.ts";
import { lowerPopulation } from "../../../population/lower.ts";
import { sessionsWithField } from "../../../session/decided-fields.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Dimension, TrendQuery } from "../trend.ts";
import type { SeriesInput } from "./source.ts";

/** A shown value: text by its id (and spelling), a number, or a boolean. */
export type DimensionValue =
  | { readonly text: string; readonly id: number }
  | { readonly number: number }
  | { readonly boolean: boolean };

/** The property that a dimension reads, if it reads one: of the event, or of its customer, account or session. */
export function dimensionProperty(dimension: Dimension): string | undefined {
  if ("segment" in dimension) return undefined;
  if ("property" in dimension) return dimension.property;
  if ("session" in dimension) return `session.${dimension.session}`;
  return "trait" in dimension ? `customer.${dimension.trait}` : `account.${dimension.account}`;
}

/** A dimension's value in its possible types: a text's id, a number, a boolean, and a list, which has no line of its own. */
export interface DimensionColumns {
  readonly s: Expr;
  readonly n: Expr;
  readonly b: Expr;
  readonly l: Expr;
  /** Nothing is known. */
  readonly none: Expr;
}

const missing = (type: "integer" | "number" | "boolean"): Expr => ({ literal: null, type });
const absent = { s: missing("integer"), n: missing("number"), b: missing("boolean"), l: missing("integer") };

/** `of` is the input that `joinDimensions` added for the dimension of this index. */
export function dimensionColumns(dimension: Dimension, index: number, event: string): DimensionColumns {
  const of = `d${index}`;
  if ("session" in dimension) {
    const none: Expr = { call: "isNull", args: [column("id", of)] };
    if (dimension.session === "channel") return { ...absent, s: column("channel", of), none };
    if (dimension.session === "bounce") return { ...absent, b: column("bounce", of), none };
  }
  const property = dimensionProperty(dimension);
  if (property === undefined) return { ...absent, b: { call: "isNotNull", args: [column("unit", of)] }, none: or() };
  const to = relatedField(property, event);
  const field = to ? { name: to.field, of } : eventProperty(property);
  const read = (l: keyof typeof absent) => letter(field, l);
  return { s: read("s"), n: read("n"), b: read("b"), l: read("l"), none: { call: "not", args: [isSet(field)] } };
}

/** How a shown text is written that no stored text has: a channel that rules name. */
export function namedText(dimension: Dimension, id: number, clock: Clock): string | undefined {
  if (!("session" in dimension) || dimension.session !== "channel") return undefined;
  return channelNames(rulesOf(clock)).find((_, place) => namedId(place) === id);
}

/** Adds the records that the dimensions read, to rows of events (`e`) or of sessions (`s`); many-to-one, so none is doubled. */
export function joinDimensions(
  rows: Plan,
  dimensions: readonly Dimension[],
  { query, series, clock }: SeriesInput,
  from: "e" | "s" = "e",
): Plan {
  return dimensions.reduce((plan, dimension, i): Plan => {
    const as = `d${i}`;
    if ("segment" in dimension) return joinMembers(plan, as, dimension.segment, query.unit, clock, from);
    const property = dimensionProperty(dimension);
    const to = property === undefined ? undefined : relatedField(property, series.event);
    if (!to) return plan;
    const by = from === "s" && to.by === "session" ? "id" : to.by;
    const on: Expr = { call: "=", args: [column(by, from), column("id", as)] };
    const records = to.by === "session" ? sessionsWithField(to.field, as, clock) : ({ scan: to.relation, as } as const);
    return { join: plan, to: records, kind: "left", on };
  }, rows);
}

/** The unit of a row beside it (as `unit`) where it is in the segment. */
function joinMembers(
  rows: Plan,
  as: string,
  segment: string,
  counted: TrendQuery["unit"],
  clock: Clock,
  from: "e" | "s",
): Plan {
  const unit = counted === "account" ? "account" : "customer";
  const members = lowerPopulation({ unit, where: { segment } }, clock);
  return {
    join: rows,
    to: { project: members, columns: { unit: column("unit", "population") }, as },
    kind: "left",
    on: { call: "=", args: [column(unit, from), column("unit", as)] },
  };
}

/** Index of the shown value; `shown.length` for "(none)", one more for "Other". */
export function choiceOf(columns: DimensionColumns, shown: readonly DimensionValue[]): Expr {
  return {
    when: [
      ...shown.map((value, i) => ({ if: equalsValue(columns, value), value: whole(i) })),
      { if: columns.none, value: whole(shown.length) },
    ],
    otherwise: whole(shown.length + 1),
  };
}

function equalsValue({ s, n, b }: DimensionColumns, value: DimensionValue): Expr {
  if ("text" in value) return { call: "=", args: [s, whole(value.id)] };
  if ("number" in value) return { call: "=", args: [n, { literal: value.number, type: "number" }] };
  return { call: "=", args: [b, { literal: value.boolean, type: "boolean" }] };
}

/** One plain value: what can be a line of its own. Lists and declared instants are part of "Other". */
export function hasPlainValue({ s, n, b, none }: DimensionColumns): Expr {
  const set = or(...[s, n, b].map((value): Expr => ({ call: "isNotNull", args: [value] })));
  return and(set, { call: "not", args: [none] });
}
