import { foldText } from "../../text/fold-text.ts";
import type { PlannedProperty, PropertyType } from "../plan.ts";

/** An instant or a day in ISO 8601, as the engine reads them. */
const instant =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The value of a property as it was sent: its own, or that of a field inside an object (`address.city`). Undefined where
 * there is none: an empty place, an object (only its fields are values), a list of nothing but empty places.
 */
export function sentValue(properties: Readonly<Record<string, unknown>>, name: string): unknown {
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (isValue(own)) return own;
  for (let dot = name.indexOf("."); dot > 0; dot = name.indexOf(".", dot + 1)) {
    const head = name.slice(0, dot);
    const inner = Object.hasOwn(properties, head) ? properties[head] : undefined;
    const found = Array.isArray(inner) ? ofEach(inner, name.slice(dot + 1)) : within(inner, name.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function within(inner: unknown, name: string): unknown {
  if (typeof inner !== "object" || inner === null) return undefined;
  return sentValue(inner as Readonly<Record<string, unknown>>, name);
}

/** A field of the objects of a list is a list. */
function ofEach(items: readonly unknown[], name: string): unknown {
  const values = items.map((item) => within(item, name)).filter((v) => v !== undefined && !Array.isArray(v));
  return values.length === 0 ? undefined : values;
}

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => item !== null);
  return value !== undefined && value !== null && typeof value !== "object";
}

const isOfType: Readonly<Record<PropertyType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  instant: (value) => typeof value === "string" && isInstant(value),
  list: Array.isArray,
  money: (value) => typeof value === "number" && hasFourDecimals(value),
};

export function hasType(value: unknown, type: PropertyType): boolean {
  return isOfType[type](value);
}

function isInstant(text: string): boolean {
  if (!instant.test(text)) return false;
  return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(text.slice(8, 10));
}

/** The double nearest to a decimal of at most 14 + 4 digits. */
function hasFourDecimals(value: number): boolean {
  if (Math.abs(value) < 1e11) return Math.round(value * 10_000) / 10_000 === value;
  return Number.isInteger(value) && Math.abs(value) < 1e14;
}

/** The allowed values as they are compared: texts folded; the elements of a list as texts. */
export function allowedValues({ type, values }: PlannedProperty): ReadonlySet<unknown> | undefined {
  return values && new Set(values.map((value) => comparable(type === "list" ? String(value) : value)));
}

export function isAllowed(value: unknown, allowed: ReadonlySet<unknown>): boolean {
  if (!Array.isArray(value)) return allowed.has(comparable(value));
  return value.every((item) => typeof item === "object" || allowed.has(comparable(String(item))));
}

const comparable = (value: unknown): unknown => (typeof value === "string" ? foldText(value) : value);
