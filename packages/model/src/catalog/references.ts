import type { Condition, PropertyTest, Unit } from "../conditions/condition.ts";
import { customerTrait } from "../conditions/did/trait-then.ts";
import type { Reads } from "../conditions/kind.ts";
import { conditionsIn } from "../conditions/meaning.ts";
import type { Path } from "../conditions/parse/reader.ts";
import { kindOf } from "../conditions/registry.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { declaredAccountField, declaredChannel, declaredEvent, declaredProperty } from "./declared.ts";

/** A name of the data that a definition uses, and where; `stated` is a trait as somebody said it once, whoever has it now. Names that record kinds declare are none: they are always there. */
export interface Reference {
  readonly of: "event" | "property" | "trait" | "stated" | "accountField" | "channel";
  readonly name: string;
  readonly path: Path;
  /** Of a property: the event that has it. */
  readonly event?: string;
}

export function conditionReferences(condition: Condition, unit: Unit, path: Path = []): readonly Reference[] {
  return [...conditionsIn(condition, unit, path)].flatMap((part) => {
    const { kind, reads } = kindOf(part.condition);
    return reads(part.condition, part.unit).flatMap((read) => readReferences(read, [...part.path, kind, ...read.path]));
  });
}

function readReferences(read: Reads, path: Path): readonly Reference[] {
  if (read.of === "events") return read.closed ? [] : eventReferences(read, path);
  if (read.of === "accountField") return accountField(read.name, path);
  return read.of === "channel" && declaredChannel(read.name) ? [] : [{ of: read.of, name: read.name, path }];
}

export function trendReferences({ series, filter, breakdown = [] }: TrendQuery): readonly Reference[] {
  return [
    ...series.flatMap((one, i) => eventReferences(one, ["series", i])),
    ...(filter ? conditionReferences(filter, "customer", ["filter"]) : []),
    ...breakdown.flatMap((dimension, i): readonly Reference[] => {
      const path = ["breakdown", i];
      if ("account" in dimension) return accountField(dimension.account, [...path, "account"]);
      if ("session" in dimension || "segment" in dimension) return [];
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
    ...where.flatMap((test, i) => testReferences(test, event, [...path, "where", i])),
    ...(property === undefined
      ? []
      : [{ of: "property", name: property, path: [...path, "property"], event } as const]),
  ];
  return [
    ...(event === "*" || declaredEvent(event) ? [] : [{ of: "event", name: event, path: [...path, "event"] } as const]),
    ...properties.filter(({ of, name }) => of !== "property" || !declaredProperty(event, name)),
  ];
}

function testReferences({ property, to, asOf }: PropertyTest, event: string, path: Path): readonly Reference[] {
  const trait = asOf && customerTrait(property);
  const own: Reference =
    trait === undefined
      ? { of: "property", name: property, path: [...path, "property"], event }
      : { of: "stated", name: trait, path: [...path, "property"] };
  if (!to) return [own];
  if ("trait" in to) return [own, { of: "trait", name: to.trait, path: [...path, "to", "trait"] }];
  return [own, { of: "property", name: to.property, path: [...path, "to", "property"], event }];
}
