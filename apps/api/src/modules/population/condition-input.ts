import { conditionKinds, type FieldSpec, kindNames } from "@throughline/model";
import type { Builder, InputTree } from "../../schema/builder.ts";

type Scalar = "String" | "Boolean" | "Int" | "Float" | "Value";
type InputName = "ConditionInput" | "PropertyTestInput" | "WindowInput" | "OtherInput" | Scalar;

/** The input of a field, by the control that edits it. Values are checked by the kind itself, which answers with paths. */
const inputTypes: Readonly<Record<Exclude<FieldSpec["control"], "groups">, InputName | [InputName]>> = {
  conditions: ["ConditionInput"],
  condition: "ConditionInput",
  eventName: "String",
  traitName: "String",
  accountField: "String",
  propertyName: "String",
  operator: "String",
  measure: "String",
  countOperator: "String",
  operand: "Value",
  amount: "Value",
  tests: ["PropertyTestInput"],
  window: "WindowInput",
  flag: "Boolean",
  other: "OtherInput",
  name: "String",
  choice: "String",
  duration: "String",
  instant: "String",
  whole: "Int",
  number: "Float",
  values: ["String"],
  segment: "String",
  list: "String",
};

/** Input types that are older than the rule that a kind `x` takes `XInput`. */
const givenNames: ReadonlyMap<string, string> = new Map([
  ["trait", "TraitTestInput"],
  ["account", "AccountTestInput"],
]);

const inputName = (kind: string): string =>
  givenNames.get(kind) ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Input`;

const refOf = (builder: Builder, name: string) => builder.inputRef<InputTree>(name);
type InputRef = ReturnType<typeof refOf>;

/** An input object of some fields; objects inside it, such as the steps of a sequence, are inputs of their own, made once. */
function objectInput(
  builder: Builder,
  made: Map<string, InputRef>,
  name: string,
  fields: readonly FieldSpec[],
  words?: string,
): InputRef {
  const found = made.get(name);
  if (found) return found;
  const ref = refOf(builder, name);
  made.set(name, ref);
  const typeOf = ({ control, group, fields: inner = [] }: FieldSpec): InputName | [InputName] | [InputRef] =>
    control === "groups" ? [objectInput(builder, made, `${group ?? name}Input`, inner)] : inputTypes[control];
  ref.implement({
    ...(words === undefined ? {} : { description: words }),
    fields: (t) =>
      Object.fromEntries(
        fields.map((field) => [
          field.name,
          t.field({ type: typeOf(field), required: field.required, description: field.describe }),
        ]),
      ),
  });
  return ref;
}

/** The condition language as inputs, made from the kinds' own fields: the same tree that is stored and given back. */
export function conditionInput(builder: Builder): void {
  const made = new Map<string, InputRef>();
  const bodies = kindNames.map((kind) => {
    const { fields, describe } = conditionKinds[kind];
    const [only] = fields;
    if (only && only.control !== "groups" && fields.length === 1 && only.name === kind)
      return { kind, describe, type: inputTypes[only.control] };
    return { kind, describe, type: objectInput(builder, made, inputName(kind), fields, describe) };
  });
  builder.inputType("ConditionInput", {
    description: "Which units: exactly one kind of condition; a tree by all, any and not.",
    isOneOf: true,
    fields: (t) =>
      Object.fromEntries(bodies.map(({ kind, describe, type }) => [kind, t.field({ type, description: describe })])),
  });
  builder.inputType("PropertyTestInput", {
    description: "A test of a property: by a value, or by another field (`to`).",
    fields: (t) => ({
      property: t.string({ required: true }),
      op: t.string({ required: true }),
      value: t.field({ type: "Value" }),
      to: t.field({ type: "OtherInput" }),
      asOf: t.string({ description: "`event`: a trait of the customer as of the event; default: as it is now." }),
    }),
  });
  builder.inputType("OtherInput", {
    description: "Another property of the same event, or a trait of the customer who did it.",
    isOneOf: true,
    fields: (t) => ({ property: t.string(), trait: t.string() }),
  });
  builder.inputType("BetweenInput", {
    fields: (t) => ({ far: t.string({ required: true }), near: t.string({ required: true }) }),
  });
  builder.inputType("WindowInput", {
    description: "Exactly one of: `last`; `between`; `from` and/or `to`.",
    fields: (t) => ({
      last: t.string(),
      between: t.field({ type: "BetweenInput" }),
      from: t.string(),
      to: t.string(),
    }),
  });
}
