import type { AuditEntry, Stores } from "@throughline/sources";

/** Who acts on the machine itself: the holder of its files. */
export const operator = "local";

/** One row for an act at the command line, as the API writes one for its own. */
export function audit(stores: Stores, entry: Omit<AuditEntry, "principal">): Promise<void> {
  return stores.control.audit({ ...entry, principal: operator });
}
