import { foldText } from "../text/fold-text.ts";

/** What a person is known by: `<type>:<id>`, for example `user:42`, `anon:x`, `email:kim@example.com`, `contact:7`. */
export type Identifier = string;

/** Types that only the product itself gives; an id that a sender names freely never has one of them. */
export const ownTypes: readonly string[] = ["user", "email", "anon", "contact"];

export const userIdentifier = (userId: string): Identifier => `user:${userId}`;
export const anonymousIdentifier = (anonymousId: string): Identifier => `anon:${anonymousId}`;
export const contactIdentifier = (key: string): Identifier => `contact:${key}`;

/** An address without regard to case; undefined for what is none. */
export function emailIdentifier(address: unknown): Identifier | undefined {
  if (typeof address !== "string") return undefined;
  const folded = foldText(address.trim());
  return /^[^\s@]+@[^\s@]+$/.test(folded) && folded.length <= 254 ? `email:${folded}` : undefined;
}

/** An id of a type that the sender names, for example a loyalty card; undefined for a reserved or malformed type. */
export function otherIdentifier(type: unknown, id: unknown): Identifier | undefined {
  if (typeof type !== "string" || (typeof id !== "string" && typeof id !== "number")) return undefined;
  const folded = foldText(type.trim());
  const value = String(id).trim();
  if (ownTypes.includes(folded) || !typePattern.test(folded)) return undefined;
  return value === "" || value.length > 200 || value.includes("\u0000") ? undefined : `${folded}:${value}`;
}

export const typePattern = /^[a-z][a-z0-9_.-]{0,39}$/;

export function identifierType(identifier: Identifier): string {
  return identifier.slice(0, identifier.indexOf(":"));
}

export function identifierValue(identifier: Identifier): string {
  return identifier.slice(identifier.indexOf(":") + 1);
}

/** Whom a business record names: its `customerId` is a user id, or `contact:<key>` where the contact has none. */
export function customerIdentifier(customerId: string): Identifier {
  return customerId.startsWith("contact:") ? customerId : userIdentifier(customerId);
}

/** The `customerId` with which business records name an identifier; undefined for one that they cannot name. */
export function customerIdOf(identifier: Identifier): string | undefined {
  if (identifier.startsWith("user:")) return identifierValue(identifier);
  return identifier.startsWith("contact:") ? identifier : undefined;
}
