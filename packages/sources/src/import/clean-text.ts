import type { RecordValue } from "@throughline/model";
import type { Json, JsonObject } from "../ports/document-store.ts";
import { maxKeyLength } from "../ports/refused-value.ts";
import { RowProblem } from "./import-failed.ts";

/** Embeddings, overrides and isolates of direction: they make a text read as another one. Marks within a script stay. */
const misleading = /[\u202a-\u202e\u2066-\u2069]/g;
const beyondAscii = /[^\u0020-\u007e]/;
/** Of one attribute, in characters: what a whole event may have in bytes. */
const longestAttribute = 32_768;

/**
 * Text that people read, whichever door it comes through: in one form (NFC), half characters replaced by U+FFFD, without
 * what turns it around, and without zero characters, which end it for some readers.
 */
export function cleanText(text: string): string {
  return beyondAscii.test(text)
    ? text.toWellFormed().normalize("NFC").replace(misleading, "").replaceAll("\u0000", "")
    : text;
}

/** All names and texts of an object cleaned; of two names that become one the later counts. */
export function cleanObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [cleanText(key), cleanValue(value)]));
}

export function cleanValue(value: Json): Json {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  return typeof value === "object" && value !== null ? cleanObject(value as JsonObject) : value;
}

/** An attribute of a record: cleaned, a list or an object as its JSON. Throws `RowProblem` for one that is too long. */
export function attributeValue(name: string, value: Json): RecordValue {
  const cleaned = cleanValue(value);
  const kept = typeof cleaned === "object" && cleaned !== null ? JSON.stringify(cleaned) : (cleaned as RecordValue);
  if (typeof kept === "string" && kept.length > longestAttribute)
    throw new RowProblem(`${name}: text of at most ${longestAttribute} characters is expected`);
  return kept;
}

/** Ids keep their characters: what no store can keep is wrong with this one, as the end of a sentence; or nothing. */
export function problemOfId(id: string, longest = maxKeyLength): string | undefined {
  if (id.length > longest) return `is longer than ${longest} characters`;
  if (id.includes("\u0000")) return "holds a zero character";
  return id.isWellFormed() ? undefined : "holds half a character";
}
