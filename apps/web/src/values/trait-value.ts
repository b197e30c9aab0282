import { formatLoose, none } from "../ui/format/number.ts";
import { formatCalendarDay, formatInstant } from "../ui/format/time.ts";

/** A stored value as people read it; lists are joined, what is empty is "–". */
export function traitValue(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === "") return none;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return formatLoose(value);
  if (Array.isArray(value)) return value.length === 0 ? none : value.map((one) => traitValue(one, zone)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return formatCalendarDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return formatInstant(text, zone);
  return text;
}

/** A field's name as a label: `household_size` → "Household size". */
export function fieldTitle(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .trim();
  return words === "" ? name : words.charAt(0).toLocaleUpperCase() + words.slice(1).toLocaleLowerCase();
}
