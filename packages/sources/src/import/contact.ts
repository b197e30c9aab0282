import type { BusinessRecord, RecordValue } from "@throughline/model";
import type { JsonObject } from "../ports/document-store.ts";
import type { WorkspaceStores } from "./intake.ts";
import { membership } from "./membership.ts";
import { ProfileFold, userProfile } from "./profile-fold.ts";
import { appendDocuments, putRecords } from "./store-writer.ts";

const NOT_TRAITS = new Set(["id", "customerId", "accountId", "primary", "role", "createdAt"]);

const text = (value: RecordValue | undefined): string | null => (typeof value === "string" ? value : null);

/** A contact that names no customer is a customer of its own, `contact:<id>`, until identity rules join it to another. */
export function withContactCustomer(contact: BusinessRecord): BusinessRecord {
  if (text(contact.values["customerId"]) !== null) return contact;
  return { ...contact, values: { ...contact.values, customerId: `contact:${contact.key}` } };
}

function traitsOf(contact: BusinessRecord): JsonObject {
  const fields = Object.entries(contact.values).filter(([name]) => !NOT_TRAITS.has(name));
  return Object.fromEntries([...Object.entries(contact.attributes), ...fields].filter(([, value]) => value !== null));
}

/**
 * The profile of each contact's customer, and its membership of the account. Both are written before the contact is, so
 * that a contact that is stored has them. What a contact says is as new as the import that brought it.
 */
export async function writeContacts(
  stores: WorkspaceStores,
  contacts: readonly BusinessRecord[],
  source: string,
  importedAt: number,
): Promise<void> {
  const fold = new ProfileFold();
  const memberships = new Map<string, BusinessRecord>();
  for (const contact of contacts) {
    const customerId = text(contact.values["customerId"]);
    if (customerId === null) continue;
    const { createdAt } = contact.values;
    const origin = { timestamp: importedAt, source, messageId: `contact:${contact.key}` };
    fold.traits(userProfile(customerId), traitsOf(contact), origin);
    if (typeof createdAt === "number") fold.seen(userProfile(customerId), createdAt);
    const member = membershipOf(contact, customerId);
    if (member) memberships.set(member.key, member);
  }
  await appendDocuments(stores.documents, { events: [], profiles: fold.patches(), identity: [] });
  await putRecords(stores.business, "membership", [...memberships.values()]);
}

function membershipOf(contact: BusinessRecord, customerId: string): BusinessRecord | null {
  const accountId = text(contact.values["accountId"]);
  if (accountId === null) return null;
  const { role, primary } = contact.values;
  return membership(customerId, accountId, { role: role ?? null, primary: primary ?? true });
}
