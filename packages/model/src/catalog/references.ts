import type { Condition, PropertyTest } from "../conditions/condition.ts";
import type { Path } from "../conditions/parse/reader.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { declaredAccountField, declaredEvent, declaredProperty } from "./declared.ts";

/** A name of the data that a definition uses, and where. Names that record kinds declare are none: they are always there. */
export interface Reference {
  readonly of: "event" | "property" | "trait" | "accountField";
  readonly name: string;
  readonly path: Path;
  /** Of a property: the event that has it. */
  readonly event?: string;
}

export function conditionReferences(condition: Condition, path: Path = []): readonly Reference[] {
  if ("all" in condition) return condition.all.flatMap((c, i) => conditionReferences(c, [...path, "all", i]));
  if ("any" in condition) return condition.any.flatMap((c, i) => conditionReferences(c, [...path, "any", i]));
  if ("not" in condition) return conditionReferences(condition.not, [...path, "not"]);
  if ("trait" in condition) return [{ of: "trait", name: condition.trait.trait, path: [...path, "trait", "trait"] }];
  if ("account" in condition) return accountField(condition.account.field, [...path, "account", "field"]);
  return eventReferences(condition.did, [...path, "did"]);
}

export function trendReferences({ series, filter, breakdown = [] }: TrendQuery): readonly Reference[] {
  return [
    ...series.flatMap((one, i) => eventReferences(one, ["series", i])),
    ...(filter ? conditionReferences(filter, ["filter"]) : []),
    ...breakdown.flatMap((dimension, i): readonly Reference[] => {
      const path = ["breakdown", i];
      if ("account" in dimension) return accountField(dimension.account, [...path, "account"]);
      if ("trait" in dimension) return [{ of: "trait", name: dimension.trait, path: [...path, "trait"] }];
      const declared = series.some(({ event }) => declaredProperty(event, dimension.property));
      const [first] = series;
      return declared
        ? []
        : [{ of: "property", name: dimension.property, path: [...path, "property"], event: first?.event ?? "*" }];
    }),
  ];
}

function accountField(name: string, path: Path): readonly Reference[] {
  return declaredAccountField(name) ? [] : [{ of: "accountField", name, path }];
}

interface Events {
  readonly event: string;
  readonly where?: readonly PropertyTest[];
  readonly property?: string;
}

function eventReferences({ event, where = [], property }: Events, path: Path): readonly Reference[] {
  const properties = [
    ...where.map(
      (test, i): Reference => ({ of: "property", name: test.property, path: [...path, "where", i, "property"], event }),
    ),
    ...(property === undefined
      ? []
      : [{ of: "property", name: property, path: [...path, "property"], event } as const]),
  ];
  return [
    ...(event === "*" || declaredEvent(event) ? [] : [{ of: "event", name: event, path: [...path, "event"] } as const]),
    ...properties.filter(({ name }) => !declaredProperty(event, name)),
  ];
}
