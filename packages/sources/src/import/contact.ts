import {
  type BusinessRecord,
  contactIdentifier,
  customerIdentifier,
  emailIdentifier,
  type RecordValue,
} from "@throughline/model";
import type { EventKey, IdentityChange, JsonObject } from "../ports/document-store.ts";
import { ProfileFold } from "./profile-fold.ts";
import { appendDocuments, type DocumentWriter } from "./store-writer.ts";
import { type LinkKeeper, takeBackLinks } from "./take-back-links.ts";

/** Source of what contacts say about identity, wherever they come from: each says what it says now. */
const contactSource = "record:contact";

const NOT_TRAITS = new Set(["id", "customerId", "accountId", "primary", "role", "createdAt"]);

const text = (value: RecordValue | undefined): string | null => (typeof value === "string" ? value : null);

/** A contact that names no customer is known by `contact:<id>`, and joined to another by its address alone. */
export function withContactCustomer(contact: BusinessRecord): BusinessRecord {
  if (text(contact.values["customerId"]) !== null) return contact;
  return { ...contact, values: { ...contact.values, customerId: contactIdentifier(contact.key) } };
}

function traitsOf(contact: BusinessRecord): JsonObject {
  const fields = Object.entries(contact.values).filter(([name]) => !NOT_TRAITS.has(name));
  return Object.fromEntries([...Object.entries(contact.attributes), ...fields].filter(([, value]) => value !== null));
}

/** The messages by which contacts say who they are; `source` is where releases before this one put them. */
export function contactMessages(keys: readonly string[], source: string): EventKey[] {
  const messages = keys.map((key) => contactIdentifier(key));
  return [contactSource, source].flatMap((of) => messages.map((messageId) => ({ source: of, messageId })));
}

/**
 * The profile of each contact's customer, and its address as an identifier where it has no other (the import vouches for
 * it). Both are written before the contact is, so that a contact that is stored has them; its membership of the account is
 * the business store's to make and to move with the contact. What a contact says is as new as the import that brought it.
 */
export async function writeContacts(
  documents: DocumentWriter & LinkKeeper,
  contacts: readonly BusinessRecord[],
  source: string,
  importedAt: number,
): Promise<void> {
  const fold = new ProfileFold();
  const identity: Omit<IdentityChange, "seq">[] = [];
  for (const contact of contacts) {
    const customerId = text(contact.values["customerId"]);
    if (customerId === null) continue;
    const { createdAt } = contact.values;
    const origin = { timestamp: importedAt, source, messageId: `contact:${contact.key}` };
    const customer = customerIdentifier(customerId);
    fold.traits(customer, traitsOf(contact), origin);
    if (typeof createdAt === "number") fold.seen(customer, createdAt);
    const address = emailIdentifier(contact.values["email"]);
    if (customer === contactIdentifier(contact.key) && address !== undefined)
      identity.push({ op: "link", a: customer, b: address, ...origin, source: contactSource });
  }
  const keys = contacts.map(({ key }) => key);
  await takeBackLinks(documents, contactMessages(keys, source), identity, ({ a, b }) => JSON.stringify([a, b]));
  await appendDocuments(documents, { events: [], profiles: fold.patches(), identity });
}
