import { conditionKinds, type FieldSpec, kindNames } from "@throughline/model";
import type { Builder } from "../../schema/builder.ts";

/** The input of a field, by the control that edits it. Values are checked by the kind itself, which answers with paths. */
const inputTypes: Readonly<Record<FieldSpec["control"], InputType>> = {
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
};

type InputName = "ConditionInput" | "PropertyTestInput" | "WindowInput" | "String" | "Boolean" | "Value";
type InputType = InputName | [InputName];

/** Input types that are older than the rule that a kind `x` takes `XInput`. */
const givenNames: ReadonlyMap<string, string> = new Map([
  ["trait", "TraitTestInput"],
  ["account", "AccountTestInput"],
]);

const inputName = (kind: string): string =>
  givenNames.get(kind) ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Input`;

/** The condition language as inputs, made from the kinds' own fields: the same tree that is stored and given back. */
export function conditionInput(builder: Builder): void {
  const bodies = kindNames.map((kind) => {
    const { fields, describe } = conditionKinds[kind];
    const [only] = fields;
    if (only && fields.length === 1 && only.name === kind) return { kind, describe, type: inputTypes[only.control] };
    const type = builder.inputType(inputName(kind), {
      description: describe,
      fields: (t) =>
        Object.fromEntries(
          fields.map(({ name, control, required, describe: description }) => [
            name,
            t.field({ type: inputTypes[control], required, description }),
          ]),
        ),
    });
    return { kind, describe, type };
  });
  builder.inputType("ConditionInput", {
    description: "Which units: exactly one kind of condition; a tree by all, any and not.",
    isOneOf: true,
    fields: (t) =>
      Object.fromEntries(bodies.map(({ kind, describe, type }) => [kind, t.field({ type, description: describe })])),
  });
  builder.inputType("PropertyTestInput", {
    fields: (t) => ({
      property: t.string({ required: true }),
      op: t.string({ required: true }),
      value: t.field({ type: "Value" }),
    }),
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
