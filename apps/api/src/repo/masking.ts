import type { JsonValue } from "../schema/scalar-values.ts";

const personalName = /e-?mail|phone|mobile|telephone|telefon/i;
/** As it is written, in an address of the web (`%40`, also escaped again), and in JSON that is text (`\u0040`). */
const sign = /@|%(?:25)*40|\\u0040/i;
const addressInText = new RegExp(`[^\\s@"'<>:,;(){}[\\]]{1,64}(?:${sign.source})[^\\s@"'<>:,;(){}[\\]]{1,255}`, "gi");

/** Is this a field that names or reaches a person directly? */
export const isPersonalField = (name: string): boolean => personalName.test(name);

/** `kim@posteo.de` reads `k•••••@posteo.de`, `+49 30 1234567` reads `•••••67`: enough to recognise, not to use. */
export function maskText(text: string): string {
  const at = text.search(sign);
  if (at > 0) return `${text.slice(0, 1)}•••••${text.slice(at)}`;
  return text.length > 4 ? `•••••${text.slice(-2)}` : "•••••";
}

/** Text with the e-mail addresses in it masked. */
export const maskAddresses = (text: string): string => text.replace(addressInText, maskText);

/** Whether an e-mail address stands in it somewhere. */
export const holdsAddress = (text: string): boolean => maskAddresses(text) !== text;

/** A value of a field, masked where the field is personal, and e-mail addresses wherever they stand; lists and objects inside too. */
export function maskValue(name: string, value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => maskValue(name, item));
  if (typeof value === "object" && value !== null) return maskObject(value as { readonly [key: string]: JsonValue });
  if (typeof value === "string") return isPersonalField(name) ? maskText(value) : maskAddresses(value);
  return typeof value === "number" && isPersonalField(name) ? maskText(String(value)) : value;
}

/** Names of fields may hold addresses too. `fromEntries` defines own properties, so a key `__proto__` stays data. */
export function maskObject(object: { readonly [key: string]: JsonValue }): { readonly [key: string]: JsonValue } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [maskAddresses(key), maskValue(key, value)]));
}
