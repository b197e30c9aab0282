import { type BusinessRecord, type RecordValue, recordKind } from "@throughline/model";

export function membership(
  customerId: string,
  accountId: string,
  values: Readonly<Record<string, RecordValue>>,
  attributes: BusinessRecord["attributes"],
): BusinessRecord {
  const empty = { role: null, primary: null, from: null, to: null };
  const key = `${customerId}\u001f${accountId}`;
  return {
    kind: recordKind("membership").kind,
    key,
    values: { customerId, accountId, ...empty, ...values },
    attributes,
  };
}

/** What is stored of one user's memberships. */
type Stored = Pick<BusinessRecord, "values" | "attributes">;

/**
 * The memberships of one user after its `group` messages: each since its earliest message, and the group that was joined
 * first is the primary account. One that a record made primary without a date stays primary. What else is stored stays:
 * an attribute says whose a membership is.
 */
export function membershipsAfter(
  customerId: string,
  joined: ReadonlyMap<string, number>,
  stored: readonly Stored[],
): BusinessRecord[] {
  const values = new Map(stored.map((record) => [String(record.values["accountId"]), record.values]));
  for (const [accountId, at] of joined) {
    const known = values.get(accountId);
    if (!known) values.set(accountId, { from: at, primary: false });
    else if (typeof known["from"] === "number") values.set(accountId, { ...known, from: Math.min(known["from"], at) });
  }
  const attributes = new Map(stored.map((record) => [String(record.values["accountId"]), record.attributes]));
  const all = [...values];
  const kept = all.find(([, own]) => own["primary"] === true && typeof own["from"] !== "number");
  const dated = all.flatMap(([id, { from }]) => (typeof from === "number" ? [{ id, from }] : []));
  const first = dated.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))[0];
  const primary = kept?.[0] ?? first?.id;
  return all.map(([accountId, own]) =>
    membership(customerId, accountId, { ...own, primary: accountId === primary }, attributes.get(accountId) ?? {}),
  );
}
