import { maskAddresses, maskObject } from "../../repo/masking.ts";
import type { JsonValue } from "../../schema/scalar-values.ts";

const longestShown = 20_000;

/**
 * The bytes of a dead letter as text. Who may not see personal data sees values masked where they reach a person, and
 * e-mail addresses wherever they stand.
 */
export function shownRaw(raw: Uint8Array, personal: boolean): string {
  const text = new TextDecoder().decode(raw);
  const seen = personal ? text : masked(text);
  return seen.length > longestShown ? `${seen.slice(0, longestShown)}…` : seen;
}

function masked(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return maskAddresses(JSON.stringify(maskObject(parsed)));
  } catch {
    // Not JSON: masked as text below.
  }
  return maskAddresses(text);
}

function isObject(value: unknown): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
