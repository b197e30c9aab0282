import type { JsonValue } from "../schema/scalar-values.ts";

const personalName = /e-?mail|phone|mobile|telephone|telefon/i;
const address = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

const addressInText = /[^\s@"'<>:,;(){}[\]]{1,64}@[^\s@"'<>:,;(){}[\]]{1,255}/g;

/** Is this a field that names or reaches a person directly? */
export const isPersonalField = (name: string): boolean => personalName.test(name);

/** `kim@posteo.de` reads `k•••••@posteo.de`, `+49 30 1234567` reads `•••••67`: enough to recognise, not to use. */
export function maskText(text: string): string {
  const at = text.indexOf("@");
  if (at > 0) return `${text.slice(0, 1)}•••••${text.slice(at)}`;
  return text.length > 4 ? `•••••${text.slice(-2)}` : "•••••";
}

/** Text with the e-mail addresses in it masked. */
export const maskAddresses = (text: string): string => text.replace(addressInText, maskText);

/** A value of a field, masked where the field is personal or the value is an e-mail address; lists and objects inside too. */
export function maskValue(name: string, value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => maskValue(name, item));
  if (typeof value === "object" && value !== null) return maskObject(value as { readonly [key: string]: JsonValue });
  if (typeof value === "string" && (isPersonalField(name) || address.test(value))) return maskText(value);
  return typeof value === "number" && isPersonalField(name) ? maskText(String(value)) : value;
}

/** `fromEntries` defines own properties, so a key `__proto__` stays data. */
export function maskObject(object: { readonly [key: string]: JsonValue }): { readonly [key: string]: JsonValue } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, maskValue(key, value)]));
}
