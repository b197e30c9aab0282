import { account } from "./account/account.ts";
import { campaign } from "./campaign/campaign.ts";
import { contact } from "./contact/contact.ts";
import { membership } from "./membership/membership.ts";
import { opportunity } from "./opportunity/opportunity.ts";
import { order } from "./order/order.ts";
import { orderLine } from "./order-line/order-line.ts";
import { owner } from "./owner/owner.ts";
import { product } from "./product/product.ts";
import type { RecordKind } from "./record.ts";
import { segmentEntry } from "./segment-entry/segment-entry.ts";
import { segmentExit } from "./segment-exit/segment-exit.ts";
import { target } from "./target/target.ts";

/** Every kind that people bring, in the order in which a full import loads them (parents first). One line per kind. */
export const recordKinds = [
  owner,
  account,
  contact,
  membership,
  product,
  order,
  orderLine,
  opportunity,
  campaign,
  target,
] as const satisfies readonly RecordKind[];

export type RecordKindName = (typeof recordKinds)[number]["kind"];

/** Kinds that the product writes itself: read and counted like the others, never imported. */
export const ownKinds = [segmentEntry, segmentExit] as const satisfies readonly RecordKind[];

/** What sync reads, in the order of a first load. */
export const syncedKinds: readonly RecordKind[] = [...recordKinds, ...ownKinds];

const byKind: ReadonlyMap<string, RecordKind> = new Map(syncedKinds.map((k) => [k.kind, k]));

export function recordKind(kind: string): RecordKind {
  const found = byKind.get(kind);
  if (!found) throw new Error(`no record kind "${kind}"`);
  return found;
}
