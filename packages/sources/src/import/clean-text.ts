import type { Json, JsonObject } from "../ports/document-store.ts";

/** Embeddings, overrides and isolates of direction: they make a text read as another one. Marks within a script stay. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;
const beyondAscii = /[^\u0020-\u007e]/;

/** Text that people read, in one form (NFC) and without controls that turn around what stands behind them. */
export function cleanText(text: string): string {
  return beyondAscii.test(text) ? text.normalize("NFC").replace(directionControls, "") : text;
}

/** All names and texts of an object cleaned; of two names that become one the later counts. */
export function cleanObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [cleanText(key), cleanValue(value)]));
}

function cleanValue(value: Json): Json {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  return typeof value === "object" && value !== null ? cleanObject(value as JsonObject) : value;
}
