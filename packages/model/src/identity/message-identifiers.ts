import { isBlocked } from "./blocked.ts";
import {
  anonymousIdentifier,
  emailIdentifier,
  type Identifier,
  otherIdentifier,
  userIdentifier,
} from "./identifier.ts";
import type { IdentityRules } from "./identity-rules.ts";

/** What a message says about who it is of, as far as identity reads it. */
export interface IdentifyingMessage {
  readonly type: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly previousId?: string;
  readonly traits: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Ids of one message beyond its own two; more are noise. */
const mostExternal = 10;

/** Whom a message is about: the user, else the device; one that names nobody gives way to the other. */
export function subjectOf(rules: IdentityRules, message: IdentifyingMessage): Identifier | undefined {
  return ownIdentifiers(message).find((id) => !isBlocked(rules, id)) ?? ownIdentifiers(message)[0];
}

/**
 * Every identifier that a message says are one person, its subject first: user and device, the previous id of an alias
 * (of either kind), the address of an identify that is flagged as verified, and `context.externalIds`.
 */
export function identifiersOf(rules: IdentityRules, message: IdentifyingMessage): readonly Identifier[] {
  const subject = subjectOf(rules, message);
  const { previousId } = message;
  const all = [
    subject,
    ...ownIdentifiers(message),
    ...(previousId === undefined ? [] : [anonymousIdentifier(previousId), userIdentifier(previousId)]),
    verifiedEmail(rules, message),
    ...externalIds(message.context["externalIds"]),
  ];
  return [...new Set(all.filter((id) => id !== undefined))];
}

function ownIdentifiers({ userId, anonymousId }: IdentifyingMessage): Identifier[] {
  return [
    ...(userId === undefined ? [] : [userIdentifier(userId)]),
    ...(anonymousId === undefined ? [] : [anonymousIdentifier(anonymousId)]),
  ];
}

function verifiedEmail({ verifiedEmail: { trait, flag } }: IdentityRules, message: IdentifyingMessage) {
  if (message.type !== "identify" || message.traits[flag] !== true) return undefined;
  return emailIdentifier(message.traits[trait]);
}

function externalIds(list: unknown): Identifier[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, mostExternal).flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { type, id } = entry as { readonly type?: unknown; readonly id?: unknown };
    return otherIdentifier(type, id) ?? [];
  });
}
