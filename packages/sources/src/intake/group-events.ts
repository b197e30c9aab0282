import { GroupFold } from "../import/group-fold.ts";
import { InstantReader } from "../import/instant.ts";
import type { WorkspaceStores } from "../import/intake.ts";
import { writeGroups } from "../import/write-groups.ts";
import type { EventRecord } from "../ports/document-store.ts";

/** Writes what the `group` messages among these events say about accounts and memberships. May be repeated. */
export function writeGroupEvents(
  stores: WorkspaceStores,
  timeZone: string,
  events: readonly EventRecord[],
): Promise<void> {
  const fold = new GroupFold();
  for (const event of events) fold.add(event);
  return writeGroups(stores, fold, { instants: new InstantReader(timeZone), shiftDays: 0 });
}
