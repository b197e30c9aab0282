import { customerTrait, type Other, type PropertyTest, type TestOperator } from "@throughline/model";
import { type FieldChoice, fieldTitle, isNumeric } from "../field-choice.ts";
import type { PropertyGroup, PropertyPick } from "../registry.ts";
import type { TestValue } from "../value/Value.tsx";

export interface WholeTest {
  readonly pick: PropertyPick;
  readonly op: TestOperator;
  readonly value: TestValue;
  /** Another field of the same moment, instead of the value. */
  readonly to?: PropertyPick;
  /** Of a trait of whoever did it: as it was then, not as it is now. */
  readonly asOf?: "event";
}

const ofSession = "session.";

function pickOf(name: string): PropertyPick {
  const trait = customerTrait(name);
  if (trait !== undefined) return { of: "trait", name: trait };
  return name.startsWith(ofSession) ? { of: "session", name: name.slice(ofSession.length) } : { of: "property", name };
}

function nameOf({ of, name }: PropertyPick): string {
  if (of === "trait") return `customer.${name}`;
  return of === "session" ? `${ofSession}${name}` : name;
}

/** A test of an event's or record's property as the form holds it. */
export function wholeOf({ property, op, value, to, asOf }: PropertyTest): WholeTest {
  const other = to && ("trait" in to ? { of: "trait" as const, name: to.trait } : pickOf(to.property));
  return { pick: pickOf(property), op, value, ...(other && { to: other }), ...(asOf && { asOf }) };
}

export function propertyTestOf({ pick, op, value, to, asOf }: WholeTest): PropertyTest {
  if (to) return { property: nameOf(pick), op, to: otherOf(to) };
  return { property: nameOf(pick), op, ...(value !== undefined && { value }), ...(asOf && { asOf }) };
}

const otherOf = (pick: PropertyPick): Other =>
  pick.of === "trait" ? { trait: pick.name } : { property: nameOf(pick) };

/** What properties are compared with besides values: "its limit", of the same event, and "their plan", of whoever did it. */
export function othersOf(properties: readonly FieldChoice[], traits: readonly FieldChoice[]): readonly PropertyGroup[] {
  return [{ of: "property", title: "event", fields: called("its", properties) }, traitsOf(traits)];
}

/** "their plan": what is known of whoever did it. */
export const traitsOf = (traits: readonly FieldChoice[]): PropertyGroup => ({
  of: "trait",
  title: "trait",
  fields: called("their", traits),
});

const called = (whose: string, fields: readonly FieldChoice[]) =>
  fields.map((field) => ({ ...field, title: `${whose} ${fieldTitle(field.name)}` }));

/** Those of the field's own type, which alone can be equal to it or more; never the field itself. */
export function comparableWith(
  { of, name }: PropertyPick,
  type: string,
  others: readonly PropertyGroup[],
): readonly PropertyGroup[] {
  return others
    .map((group) => ({
      ...group,
      fields: group.fields.filter(
        (other) => sort(other.type) === sort(type) && !(group.of === of && other.name === name),
      ),
    }))
    .filter(({ fields }) => fields.length > 0);
}

const sort = (type: string): string => (isNumeric(type) ? "number" : type);
