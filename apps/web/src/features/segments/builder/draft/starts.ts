import {
  type Condition,
  conditionKinds,
  eventTitle,
  type KindName,
  kindNames,
  lineWords,
  type Unit,
} from "@throughline/model";
import { type Choices, fieldsOf, segmentsOf } from "../../../../fields/condition/choices.ts";
import { freshCondition } from "../../../../fields/condition/settle.ts";
import { fieldTitle } from "../../../../fields/field-choice.ts";
import { formatCompact } from "../../../../ui/format/number.ts";

/** A condition that a search offers. `opens` is the field that is still to be said. */
export interface Start {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly condition: Condition;
  readonly opens?: string;
}

const most = 40;

/**
 * What a typed text may mean, the likeliest first: values that really occur ("trial", "DE, AT"), fields, events, saved
 * segments, then every other registered kind. Without a text: the fullest fields and the most frequent events.
 */
export function startsFor(text: string, unit: Unit, choices: Choices): readonly Start[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const fits = ({ name, note = "" }: Start): boolean => {
    const all = `${name} ${note}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const found = [
    ...ofValues(text, unit, choices),
    ...[...ofFields(unit, choices), ...ofEvents(unit, choices), ...ofSegments(unit, choices)].filter(fits),
    ...ofKinds(unit, choices).filter(fits),
  ];
  if (words.length > 0) return found.slice(0, most);
  const [fields, events] = [ofFields(unit, choices), ofEvents(unit, choices)];
  return [
    ...fields.slice(0, 8),
    ...events.slice(0, 8),
    ...ofSegments(unit, choices).slice(0, 4),
    ...ofKinds(unit, choices),
  ];
}

const fieldKind = (unit: Unit) => (unit === "account" ? "account" : "trait");

function tested(
  unit: Unit,
  name: string,
  test: { readonly op: "is" | "in"; readonly value?: string | readonly string[] },
): Condition {
  return unit === "account" ? { account: { field: name, ...test } } : { trait: { trait: name, ...test } };
}

/** Fields that have every value of the text among their most frequent ones. */
function ofValues(text: string, unit: Unit, choices: Choices): readonly Start[] {
  const wanted = text
    .split(/[,;\n]|\bor\b/i)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "");
  if (wanted.length === 0) return [];
  return fieldsOf(choices, fieldKind(unit)).flatMap((field): readonly Start[] => {
    if (field.type !== "text") return [];
    const values = wanted.map((one) => field.top.find(({ value }) => value.toLowerCase() === one)?.value);
    const known = values.filter((value) => value !== undefined);
    if (known.length < wanted.length) return [];
    const [first] = known;
    const condition =
      known.length === 1 && first !== undefined
        ? tested(unit, field.name, { op: "is", value: first })
        : tested(unit, field.name, { op: "in", value: known });
    return [{ id: `value:${field.name}`, name: wordsOf(condition, unit, choices), note: "value", condition }];
  });
}

function ofFields(unit: Unit, choices: Choices): readonly Start[] {
  return fieldsOf(choices, fieldKind(unit)).map((field) => {
    const text = field.type === "text" || field.type === "mixed";
    const kind = fieldKind(unit);
    const condition = text
      ? tested(unit, field.name, { op: "in", value: [] })
      : freshTest(kind, field.name, field.type);
    return { id: `field:${field.name}`, name: fieldTitle(field.name), note: "field", condition, opens: "value" };
  });
}

const firstTests: Readonly<Record<string, string>> = {
  number: ">=",
  money: ">=",
  instant: "in the last",
  boolean: "is",
};
const firstValues: Readonly<Record<string, unknown>> = { number: 1, money: 1, instant: "P30D", boolean: true };

function freshTest(kind: "account" | "trait", name: string, type: string): Condition {
  const test = { op: firstTests[type] ?? "is set", value: firstValues[type] };
  const body: unknown = { [kind]: { [kind === "account" ? "field" : "trait"]: name, ...test } };
  return isTest(body) ? body : tested(kind === "account" ? "account" : "customer", name, { op: "in", value: [] });
}

const isTest = (value: unknown): value is Condition => typeof value === "object" && value !== null;

function ofEvents(unit: Unit, choices: Choices): readonly Start[] {
  return choices.events
    .toSorted((a, b) => b.count - a.count)
    .flatMap(({ name, count }): readonly Start[] => {
      const did: Condition = { did: { event: name } };
      const note = formatCompact(count);
      const here: Start = { id: `did:${name}`, name: `did ${eventTitle(name)}`, note, condition: did };
      if (unit === "customer") return [here];
      const ofPeople = (id: string, condition: Condition): Start => ({
        id: `${id}:${name}`,
        name: wordsOf(condition, unit, choices),
        note,
        condition,
      });
      return [
        ofPeople("least", { related: { quantifier: "at least", least: 2, relation: "contacts", who: did } }),
        ofPeople("none", { related: { quantifier: "none", relation: "contacts", who: did } }),
        here,
      ];
    });
}

function ofSegments(unit: Unit, choices: Choices): readonly Start[] {
  return segmentsOf(choices, unit).map(({ id }) => {
    const condition: Condition = { segment: id };
    return { id: `segment:${id}`, name: wordsOf(condition, unit, choices), note: "segment", condition };
  });
}

/** Groups have buttons of their own, and what a search finds by name needs no entry without one. */
const named: ReadonlySet<KindName> = new Set<KindName>(["all", "any", "not", "trait", "account", "did", "segment"]);

function ofKinds(unit: Unit, choices: Choices): readonly Start[] {
  return kindNames
    .filter((kind) => !named.has(kind) || (kind === "account" && unit === "customer"))
    .map((kind) => {
      const { describe, fields } = conditionKinds[kind];
      const condition = kind === "ids" ? { ids: { values: [] } } : freshCondition(kind, { unit, choices });
      const opens = fields.find(({ control }) => control === "name" || control === "values")?.name;
      return {
        id: `kind:${kind}`,
        name: describe.replace(/\.$/, ""),
        note: fieldTitle(kind),
        condition,
        ...(opens && { opens }),
      };
    });
}

function wordsOf(condition: Condition, unit: Unit, { nouns, zone, saved }: Choices): string {
  return lineWords(condition, unit, nouns, zone, saved);
}
