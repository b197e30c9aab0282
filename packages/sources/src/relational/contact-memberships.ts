import { type BusinessRecord, recordKind } from "@throughline/model";
import { sql } from "kysely";
import type { StoredRecord } from "../ports/business-store.ts";
import { type Executor, listOf, slices } from "./database.ts";
import { type NumberedRecord, putRecords } from "./put-records.ts";
import { decode, recordTable } from "./record-table.ts";
import { type Removal, removeRecords } from "./remove-records.ts";

/** The attribute of a membership that says which contact made it; a membership imported by itself has none. */
const maker = "contactId";
const memberships = recordTable("membership");

/**
 * Contacts are the usual source of memberships: when contacts changed or went, the memberships that they made follow.
 * Each contact makes at most one, so the contacts' seqs serve for the memberships' stream too.
 *
 * @param former the contacts as they were before, where they were there
 * @param seqOf the seq under which each touched contact was written or removed
 */
export async function followContacts(
  tx: Executor,
  former: readonly StoredRecord[],
  changed: readonly NumberedRecord[],
  seqOf: ReadonlyMap<string, number>,
  at: number,
): Promise<void> {
  const wanted = new Map<string, NumberedRecord>();
  for (const { record, seq } of changed) {
    const membership = membershipOf(record);
    if (membership) wanted.set(membership.key, { record: membership, seq });
  }
  const left = former.map(membershipOf).filter((m) => m !== undefined && !wanted.has(m.key));
  const held = await heldOf(tx, [...wanted.keys(), ...left.map((m) => m?.key ?? "")]);
  const removals: Removal[] = [];
  for (const membership of left) {
    const contact = membership?.attributes[maker];
    if (membership && typeof contact === "string" && held.get(membership.key)?.attributes[maker] === contact) {
      removals.push({ key: membership.key, seq: seqOf.get(contact) ?? 0 });
    }
  }
  await removeRecords(tx, memberships, removals, at);
  const ours = [...wanted.values()].flatMap(({ record, seq }) => {
    const known = held.get(record.key);
    if (known && typeof known.attributes[maker] !== "string") return [];
    return [{ record: over(known, record), seq }];
  });
  await putRecords(tx, memberships, ours, at);
}

function membershipOf(contact: BusinessRecord): BusinessRecord | undefined {
  const { customerId, accountId, role, primary } = contact.values;
  if (typeof customerId !== "string" || typeof accountId !== "string" || !customerId || !accountId) return undefined;
  const parts = recordKind("membership").key.map((field) => (field === "customerId" ? customerId : accountId));
  const values = { customerId, accountId, role: role ?? null, ...(typeof primary === "boolean" ? { primary } : {}) };
  return { kind: "membership", key: parts.join("\u001f"), values, attributes: { [maker]: contact.key } };
}

/** What no contact says of its membership stays as it is stored; a new one is primary. */
function over(known: StoredRecord | undefined, made: BusinessRecord): BusinessRecord {
  const before = { role: null, primary: known ? null : true, from: null, to: null, ...known?.values };
  return { ...made, values: { ...before, ...made.values } };
}

async function heldOf(tx: Executor, keys: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
  const held = new Map<string, StoredRecord>();
  for (const slice of slices(keys)) {
    const rows = await tx.rows(sql`select * from ${tx.table(memberships.table)} where row_key in ${listOf(slice)}`);
    for (const row of rows) {
      const stored = decode(tx.flavour, memberships, row);
      held.set(stored.key, stored);
    }
  }
  return held;
}
