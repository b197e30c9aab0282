import { fieldTitle } from "./trait-value.ts";

const titles: ReadonlyMap<string, string> = new Map([
  ["user", "User id"],
  ["email", "Verified e-mail"],
  ["anon", "Device"],
  ["contact", "Contact"],
]);

/** A type of identifier as people call it. */
export function identifierTitle(type: string): string {
  return titles.get(type) ?? fieldTitle(type);
}
