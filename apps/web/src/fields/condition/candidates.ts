import type { Control, FieldSpec, Unit } from "@throughline/model";
import { isNumeric } from "../field-choice.ts";
import { type Choices, eventOf, fieldsOf, listsOf, propertiesOf, segmentsOf } from "./choices.ts";
import type { Body } from "./leaf.ts";

interface Place {
  readonly unit: Unit;
  readonly choices: Choices;
  readonly body: Body;
}

/** Values that a field may begin with, the likeliest first; whoever needs one takes the first that the model accepts. */
const byControl: Readonly<Record<Control, (spec: FieldSpec, place: Place) => readonly unknown[]>> = {
  conditions: () => [[]],
  condition: () => [{ all: [] }],
  eventName: (_, { choices }) => [choices.events[0]?.name ?? "*"],
  traitName: (_, { choices }) => names(fieldsOf(choices, "trait")),
  accountField: (_, { choices }) => names(fieldsOf(choices, "account")),
  propertyName: (_, { choices, body }) => {
    const fields = propertiesOf(choices, eventOf(body));
    return names([...fields.filter(({ type }) => isNumeric(type)), ...fields]);
  },
  operator: ({ choices }) => choices ?? ["is set"],
  operand: () => [],
  tests: () => [[]],
  measure: () => ["sum", "count"],
  countOperator: () => [">="],
  amount: () => [1, [1, 2]],
  window: () => [{ last: "P30D" }, { between: { far: "P60D", near: "P30D" } }],
  flag: () => [true],
  other: () => [],
  name: () => [],
  choice: ({ choices }) => choices ?? [],
  duration: () => ["P30D"],
  instant: () => [],
  whole: () => [1],
  number: () => [1],
  values: () => [[]],
  segment: (_, { choices, unit }) => segmentsOf(choices, unit).map(({ id }) => id),
  list: (_, { choices, unit }) => listsOf(choices, unit).map(({ id }) => id),
  groups: ({ fields = [] }, place) => {
    const one = Object.fromEntries(
      fields.filter(({ required }) => required).map((field) => [field.name, candidatesOf(field, place)[0]]),
    );
    return [[one], [one, one]];
  },
};

export function candidatesOf(spec: FieldSpec, place: Place): readonly unknown[] {
  return byControl[spec.control](spec, place);
}

const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);
