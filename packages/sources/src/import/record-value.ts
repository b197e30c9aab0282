import type { RecordField, RecordValue } from "@throughline/model";
import type { Json } from "../ports/document-store.ts";
import { cleanText, problemOfId } from "./clean-text.ts";
import { RowProblem } from "./import-failed.ts";
import type { InstantReader } from "./instant.ts";

const DECIMAL = /^([+-]?)0*(\d{1,14})(?:\.(\d+))?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const BOOLEANS = new Map<string, boolean>([
  ...["true", "yes", "y", "1", "t"].map((text) => [text, true] as const),
  ...["false", "no", "n", "0", "f"].map((text) => [text, false] as const),
]);
/** Keys are columns of unique indexes in every store. */
const MAX_KEY = 200;
const MAX_TEXT = 10_000;

/** Exact decimal text with at most 4 decimals, in its shortest spelling; null when `text` is not such a number. */
export function moneyText(text: string): string | null {
  const parts = DECIMAL.exec(text.trim());
  if (!parts) return null;
  const decimals = (parts[3] ?? "").replace(/0+$/, "");
  if (decimals.length > 4) return null;
  const digits = decimals === "" ? `${parts[2]}` : `${parts[2]}.${decimals}`;
  return parts[1] === "-" && digits !== "0" ? `-${digits}` : digits;
}

function dateText(text: string, days: number): string | null {
  const parts = DATE.exec(text.trim());
  if (!parts) return null;
  const given = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const at = Date.parse(`${given}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== given) return null;
  return new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}

export interface ValueReader {
  readonly instants: InstantReader;
  /** Whole days by which instants and dates are moved; 0 for everything but demo data. */
  readonly shiftDays: number;
}

/**
 * One cell or JSON value as the field's type; null when it is empty. Throws `RowProblem` that names the field.
 * An empty field of a closed list is the list's first value, as its description says.
 */
export function fieldValue(name: string, field: RecordField, given: Json, reader: ValueReader): RecordValue {
  if (given === null || given === "") return field.values?.[0] ?? null;
  if (typeof given === "object") throw new RowProblem(`${name}: a ${field.type} is expected, not a list or an object`);
  const text = field.type === "key" ? String(given) : cleanText(String(given));
  const trimmed = text.trim();
  if (trimmed === "") return field.values?.[0] ?? null;
  const problem = field.type === "key" ? problemOfId(trimmed, MAX_KEY) : undefined;
  if (problem !== undefined) throw new RowProblem(`${name}: the id ${problem}`);
  const value = typed(field, text, trimmed, reader);
  if (value !== null) return value;
  throw new RowProblem(`${name}: "${shortened(trimmed)}" is not ${expected(field)}`);
}

function typed(field: RecordField, text: string, trimmed: string, reader: ValueReader): RecordValue {
  switch (field.type) {
    case "key":
      return trimmed;
    case "text":
      if (field.values) return field.values.find((value) => value === trimmed.toLowerCase()) ?? null;
      return text.length > MAX_TEXT ? null : text;
    case "number":
      return NUMBER.test(trimmed) && Number.isFinite(Number(trimmed)) ? Number(trimmed) : null;
    case "money":
      return moneyText(trimmed);
    case "boolean":
      return BOOLEANS.get(trimmed.toLowerCase()) ?? null;
    case "date":
      return dateText(trimmed, reader.shiftDays);
    case "instant": {
      const at = reader.instants.read(trimmed);
      return at === null ? null : reader.instants.shift(at, reader.shiftDays);
    }
  }
}

function expected(field: RecordField): string {
  if (field.values) return `one of ${field.values.join(", ")}`;
  const words: Record<RecordField["type"], string> = {
    key: `an id of at most ${MAX_KEY} characters`,
    text: `text of at most ${MAX_TEXT} characters`,
    number: "a number",
    money: "an amount with at most 4 decimals (such as 12.50)",
    boolean: "true or false",
    date: "a date (YYYY-MM-DD)",
    instant: "a date and time (ISO 8601, or YYYY-MM-DD HH:MM:SS)",
  };
  return words[field.type];
}

export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
