import type { FieldChoice } from "../../field-choice.ts";
import { type Choices, fieldsOf } from "../choices.ts";
import type { Leaf } from "../leaf.ts";

/** What the catalog knows of the field that a condition tests by `op` and `value`. */
export function testedField({ fields, body, kind }: Leaf, choices: Choices): FieldChoice | undefined {
  const named = fields.find(({ control }) => control === "traitName" || control === "accountField");
  if (named)
    return fieldsOf(choices, named.control === "traitName" ? "trait" : "account").find(
      ({ name }) => name === body[named.name],
    );
  const scored = [...fieldsOf(choices, "trait"), ...fieldsOf(choices, "account")];
  const field = scored.find(({ name }) => name === `${kind}.${String(body[kind])}`);
  return (
    field ?? (kind === "score" ? { of: "customer", name: "", type: "number", fill: 0, rows: 0, top: [] } : undefined)
  );
}
