import type { FieldSpec } from "@throughline/model";
import { type Choices, fieldsOf, propertiesOf } from "./choices.ts";
import type { Leaf } from "./leaf.ts";

/**
 * Names that occur in the data: fields called `<kind>.<name>`, and the values of the property of that name of the events
 * called `<kind>.<event>`.
 */
export function nameChoices({ kind, body }: Leaf, { name }: FieldSpec, choices: Choices): readonly string[] {
  const start = `${kind}.`;
  const fields = [...fieldsOf(choices, "trait"), ...fieldsOf(choices, "account")];
  const named = fields.filter((field) => field.name.startsWith(start)).map((field) => field.name.slice(start.length));
  const property = propertiesOf(choices, `${start}${String(body["event"])}`).find((one) => one.name === name);
  return [...new Set([...named, ...(property?.top ?? []).map(({ value }) => value)])];
}
