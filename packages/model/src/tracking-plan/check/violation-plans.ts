import type { Expr, Plan } from "@throughline/query";
import {
  and,
  column,
  type Field,
  isSet,
  type Letter,
  letter,
  not,
  or,
  text,
  textIds,
} from "../../conditions/test/field-columns.ts";
import { foldText } from "../../text/fold-text.ts";
import type { PlannedProperty, PropertyType } from "../plan.ts";
import type { ViolationKind } from "./violation.ts";

const letterOf: Readonly<Record<PropertyType, Letter>> = {
  text: "s",
  number: "n",
  boolean: "b",
  instant: "t",
  list: "l",
  money: "d",
};

export const propertyViolations = ["missing", "wrongType", "notAllowed"] as const satisfies readonly ViolationKind[];
export type PropertyViolation = (typeof propertyViolations)[number];

/** Columns `sent` (the folded name as it was sent), `name` (as it counts now), `count`, `first`, `last`: collected events only. */
export function sentNamesPlan(): Plan {
  const counted: Plan = {
    aggregate: { filter: { scan: "events", as: "e" }, where: collected },
    by: { event: column("event", "e") },
    measures: {
      count: { fn: "count" },
      first: { fn: "min", of: column("t", "e") },
      last: { fn: "max", of: column("t", "e") },
    },
    as: "c",
  };
  const named: Plan = {
    join: counted,
    to: { scan: "eventNames", as: "n" },
    kind: "inner",
    on: { call: "=", args: [column("event", "c"), column("id", "n")] },
  };
  return {
    project: named,
    columns: {
      sent: column("sent", "n"),
      name: column("name", "n"),
      count: column("count", "c"),
      first: column("first", "c"),
      last: column("last", "c"),
    },
    as: "sent",
  };
}

const collected: Expr = { call: "=", args: [column("kind", "e"), { literal: 0, type: "integer" }] };

/** The collected events (as `e`) that were sent under a name. */
function sentAs(name: string): Plan {
  const ids: Plan = {
    project: {
      filter: { scan: "eventNames", as: "n" },
      where: { call: "=", args: [column("sent", "n"), text(foldText(name))] },
    },
    columns: { id: column("id", "n") },
    as: "ids",
  };
  return { filter: { scan: "events", as: "e" }, where: and(collected, { in: column("event", "e"), plan: ids }) };
}

/** A property, and the fields of the objects of a list (`products.sku`), which stand for the list in the engine. */
export interface CountedProperty {
  readonly property: PlannedProperty;
  readonly inside: readonly string[];
}

/**
 * One row of the events sent under a name: per property i and kind of violation the columns `<kind><i>`, how many events
 * have it, and `<kind><i>First`, `<kind><i>Last`, between which times. The same differences that the intake finds.
 */
export function violationCountsPlan(name: string, properties: readonly CountedProperty[]): Plan {
  const measures = properties.flatMap((of, i) =>
    propertyViolations.flatMap((kind) => {
      const where = violates(kind, of);
      const key = `${kind}${i}`;
      return [
        [key, { fn: "count", where } as const],
        [`${key}First`, { fn: "min", of: column("t", "e"), where } as const],
        [`${key}Last`, { fn: "max", of: column("t", "e"), where } as const],
      ] as const;
    }),
  );
  return { aggregate: sentAs(name), by: {}, measures: Object.fromEntries(measures), as: "v" };
}

/** The newest events with a violation: `source` and `key` of each, and its instant `t`. */
export function violationSamplesPlan(name: string, kind: PropertyViolation, of: CountedProperty, limit: number): Plan {
  const keyed: Plan = {
    join: { filter: sentAs(name), where: violates(kind, of) },
    to: { scan: "eventKeys", as: "k" },
    kind: "inner",
    on: { call: "=", args: [column("rid", "e"), column("rid", "k")] },
  };
  return {
    sort: {
      project: keyed,
      columns: { source: column("source", "k"), key: column("key", "k"), t: column("t", "e"), seq: column("seq", "e") },
      as: "s",
    },
    by: [
      { by: column("t", "s"), descending: true },
      { by: column("seq", "s"), descending: true },
    ],
    limit,
  };
}

const isNotNull = (arg: Expr): Expr => ({ call: "isNotNull", args: [arg] });

function violates(kind: PropertyViolation, { property, inside }: CountedProperty): Expr {
  const field: Field = { name: property.name, of: "e" };
  const known = isSet(field);
  const objects = property.type === "list" ? inside.map((name) => isNotNull(letter({ name, of: "e" }, "l"))) : [];
  const right = isNotNull(letter(field, letterOf[property.type]));
  switch (kind) {
    case "missing":
      return property.required ? not(or(known, ...objects)) : or();
    case "wrongType":
      return and(known, not(right));
    case "notAllowed":
      return property.values ? and(right, notAmong(field, property)) : or();
  }
}

/** Of a list: one of its elements is not allowed. */
function notAmong(field: Field, { type, values = [] }: PlannedProperty): Expr {
  const texts = (type === "list" ? values.map(String) : values.filter((v) => typeof v === "string")).map(foldText);
  const among: Expr = texts.length === 0 ? or() : { in: column("folded", "s"), values: texts, type: "text" };
  if (type === "list") return { hasAny: letter(field, "l"), plan: textIds(not(among)) };
  if (type === "text" || type === "instant") return not({ in: letter(field, "s"), plan: textIds(among) });
  if (type === "boolean") {
    const booleans = values.filter((v) => typeof v === "boolean");
    return not(booleans.length === 0 ? or() : { in: letter(field, "b"), values: booleans, type: "boolean" });
  }
  const numbers = values.filter((v) => typeof v === "number");
  return not(numbers.length === 0 ? or() : { in: letter(field, "n"), values: numbers, type: "number" });
}
