import type { Other, PropertyTest } from "@throughline/model";
import { type FieldChoice, fieldTitle, isNumeric } from "../field-choice.ts";
import type { PropertyGroup, PropertyPick } from "../registry.ts";
import type { WholeTest } from "./TestForm.tsx";

const ofSession = "session.";
const pickOf = (name: string): PropertyPick =>
  name.startsWith(ofSession) ? { of: "session", name: name.slice(ofSession.length) } : { of: "property", name };
const nameOf = ({ of, name }: PropertyPick): string => (of === "session" ? `${ofSession}${name}` : name);

/** A test of an event's or record's property as the form holds it. */
export function wholeOf({ property, op, value, to }: PropertyTest): WholeTest {
  const other = to && ("trait" in to ? { of: "trait" as const, name: to.trait } : pickOf(to.property));
  return { pick: pickOf(property), op, value, ...(other && { to: other }) };
}

export function propertyTestOf({ pick, op, value, to }: WholeTest): PropertyTest {
  if (to) return { property: nameOf(pick), op, to: otherOf(to) };
  return { property: nameOf(pick), op, ...(value !== undefined && { value }) };
}

const otherOf = (pick: PropertyPick): Other =>
  pick.of === "trait" ? { trait: pick.name } : { property: nameOf(pick) };

/** What properties are compared with besides values: "its limit", of the same event, and "their plan", of whoever did it. */
export function othersOf(properties: readonly FieldChoice[], traits: readonly FieldChoice[]): readonly PropertyGroup[] {
  const called = (whose: string, fields: readonly FieldChoice[]) =>
    fields.map((field) => ({ ...field, title: `${whose} ${fieldTitle(field.name)}` }));
  return [
    { of: "property", title: "event", fields: called("its", properties) },
    { of: "trait", title: "trait", fields: called("their", traits) },
  ];
}

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
