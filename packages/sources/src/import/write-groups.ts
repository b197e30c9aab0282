import { recordKind } from "@throughline/model";
import type { GroupTraits, TraitValue } from "../ports/document-store.ts";
import { asRecord, compareTraits } from "../ports/merge-profile.ts";
import { accountOfGroup } from "./account-of-group.ts";
import type { GroupFold } from "./group-fold.ts";
import type { WorkspaceStores } from "./intake.ts";
import { membershipsAfter } from "./membership.ts";
import type { ValueReader } from "./record-value.ts";
import { putRecords } from "./store-writer.ts";

const TOGETHER = 500;
const MOST_GROUPS = 1000;
const everything = { kind: "all" } as const;

/**
 * Writes accounts and memberships of `group` messages. What each trait was last set by is kept beside the events, so a
 * late message never takes back a newer one; it is kept after the accounts are written, so a repetition writes the same.
 */
export async function writeGroups(stores: WorkspaceStores, fold: GroupFold, reader: ValueReader): Promise<void> {
  for (const some of slicesOf(fold.groups())) await writeAccounts(stores, some, reader);
  for (const some of slicesOf([...fold.members])) await writeMemberships(stores, some);
}

/** An account that somebody else wrote meanwhile is read again: what they said of it stays. */
async function writeAccounts(stores: WorkspaceStores, patches: readonly GroupTraits[], reader: ValueReader) {
  const { kind } = recordKind("account");
  for (let left = patches; left.length > 0; ) {
    const ids = left.map(({ id }) => id);
    const known = new Map((await stores.documents.groups(ids)).map((group) => [group.id, group.traits]));
    const rows = new Map((await stores.business.byKeys(everything, kind, ids)).map((row) => [row.key, row]));
    const accounts = left.map(({ id, traits }) =>
      accountOfGroup(id, newer(traits, known.get(id) ?? {}), rows.get(id), reader),
    );
    const basedOn = new Map(ids.map((id) => [id, rows.get(id)?.version ?? 0]));
    const { contested = [] } = await putRecords(stores.business, kind, accounts, basedOn);
    left = left.filter(({ id }) => contested.includes(id));
  }
  await stores.documents.patchGroups(patches);
}

/** Those that nothing newer has set; the very message that did set one may be repeated. */
function newer(
  traits: Readonly<Record<string, TraitValue>>,
  known: Readonly<Record<string, TraitValue>>,
): Readonly<Record<string, TraitValue>> {
  return asRecord(
    Object.entries(traits).filter(([name, value]) => {
      const held = Object.hasOwn(known, name) ? known[name] : undefined;
      return !held || compareTraits(held, value) < 0;
    }),
  );
}

async function writeMemberships(
  { business }: WorkspaceStores,
  members: readonly (readonly [string, ReadonlyMap<string, number>])[],
) {
  const { kind } = recordKind("membership");
  const users = members.map(([user]) => user);
  const stored = await business.byField(everything, kind, "customerId", users, MOST_GROUPS);
  const byUser = Map.groupBy(stored, ({ values }) => String(values["customerId"]));
  const rows = members.flatMap(([user, joined]) => membershipsAfter(user, joined, byUser.get(user) ?? []));
  await putRecords(business, kind, rows);
}

function* slicesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += TOGETHER) yield all.slice(at, at + TOGETHER);
}
