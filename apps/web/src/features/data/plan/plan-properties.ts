import { type PlannedProperty, type PropertyType, propertyTypes } from "@throughline/model";
import type { FieldRow } from "../catalog-view.ts";

/** A type of the catalog or of a list as one of the plan's; what is mixed there is text here. */
export function typeOf(type: string): PropertyType {
  return propertyTypes.find((one) => one === type) ?? "text";
}

/** Recorded properties that the plan does not name yet, as a plan of them. Fields of what an event points to are none. */
export function notPlanned(
  properties: readonly PlannedProperty[],
  recorded: readonly FieldRow[],
): readonly PlannedProperty[] {
  const known = new Set(properties.map(({ name }) => name));
  return recorded
    .filter(({ name, of }) => of === "event" && !known.has(name))
    .map(({ name, type, fill }) => ({ name, type: typeOf(type), ...(fill === 1 && { required: true }) }));
}

/** "a, b" as the values of a type; what is no number of a number stays text, and is refused where it is judged. */
export function valuesOf(text: string, type: PropertyType): readonly (string | number | boolean)[] {
  const parts = text.split(",").map((part) => part.trimStart());
  if (parts.every((part) => part === "")) return [];
  if (type === "number" || type === "money") return parts.map((part) => (isNumber(part) ? Number(part) : part));
  if (type === "boolean") return parts.map((part) => (part === "true" ? true : part === "false" ? false : part));
  return parts;
}

/** Still being typed, "1." is no number yet. */
const isNumber = (text: string): boolean => /^-?\d+(\.\d*[1-9])?$/.test(text);
