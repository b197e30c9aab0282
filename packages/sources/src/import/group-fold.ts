import { type BusinessRecord, type RecordValue, recordKind } from "@throughline/model";
import type { BusinessStore, StoredRecord } from "../ports/business-store.ts";
import type { EventRecord, Json } from "../ports/document-store.ts";
import { ColumnMatcher } from "./columns.ts";
import { ImportFailed, RowProblem } from "./import-failed.ts";
import { fieldValue, type ValueReader } from "./record-value.ts";

interface Held {
  readonly value: Json;
  readonly order: string;
}

const account = recordKind("account");

/**
 * What `group` messages of a whole file say about accounts and memberships. They are written once, at the end of the
 * file: the newest trait wins whatever the order of the lines, and running again writes the same rows.
 */
export class GroupFold {
  readonly #traits = new Map<string, Map<string, Held>>();
  readonly #members = new Map<string, Map<string, number>>();

  add(event: EventRecord): void {
    if (event.type !== "group" || event.groupId === undefined) return;
    const held = this.#traits.get(event.groupId) ?? new Map<string, Held>();
    this.#traits.set(event.groupId, held);
    const order = `${String(event.timestamp).padStart(16, "0")}\u001f${event.messageId}`;
    for (const name of Object.keys(event.traits)) {
      const last = held.get(name);
      if (!last || last.order <= order) held.set(name, { value: event.traits[name] ?? null, order });
    }
    if (event.userId === undefined) return;
    const groups = this.#members.get(event.userId) ?? new Map<string, number>();
    this.#members.set(event.userId, groups);
    groups.set(event.groupId, Math.min(event.timestamp, groups.get(event.groupId) ?? Number.POSITIVE_INFINITY));
  }

  get accountIds(): string[] {
    return [...this.#traits.keys()];
  }

  /** Accounts as they are to be stored: what is there already, with the traits over it. */
  async accounts(store: BusinessStore, ids: readonly string[], reader: ValueReader): Promise<BusinessRecord[]> {
    const stored = await store.byKeys({ kind: "all" }, account.kind, ids);
    const byKey = new Map(stored.map((record) => [record.key, record]));
    return ids.map((id) => accountRecord(id, this.#traits.get(id) ?? new Map(), byKey.get(id), reader));
  }

  /** The group that a user joined first is the primary account. */
  memberships(): BusinessRecord[] {
    return [...this.#members].flatMap(([customerId, groups]) => {
      const inOrder = [...groups].toSorted(([a, from], [b, other]) => from - other || (a < b ? -1 : 1));
      return inOrder.map(([accountId, from], at) => membership(customerId, accountId, { primary: at === 0, from }));
    });
  }
}

export function membership(
  customerId: string,
  accountId: string,
  values: Readonly<Record<string, RecordValue>>,
): BusinessRecord {
  const empty = { role: null, primary: null, from: null, to: null };
  const key = `${customerId}\u001f${accountId}`;
  return { kind: "membership", key, values: { customerId, accountId, ...empty, ...values }, attributes: {} };
}

function accountRecord(
  id: string,
  traits: ReadonlyMap<string, Held>,
  stored: StoredRecord | undefined,
  reader: ValueReader,
): BusinessRecord {
  const empty = Object.fromEntries(Object.keys(account.fields).map((name) => [name, null]));
  const values: Record<string, RecordValue> = { ...empty, ...stored?.values, id };
  const attributes: Record<string, RecordValue> = { ...stored?.attributes };
  const matcher = new ColumnMatcher(account);
  for (const [name, { value }] of traits) {
    try {
      const target = matcher.target(name);
      const field = target && "field" in target ? account.fields[target.field] : undefined;
      if (target && "field" in target && field && target.field !== "id")
        values[target.field] = fieldValue(target.field, field, value, reader);
      else if (target && "attribute" in target) attributes[target.attribute] = scalar(value);
    } catch (error) {
      if (!(error instanceof RowProblem) && !(error instanceof ImportFailed)) throw error;
    }
  }
  return { kind: account.kind, key: id, values, attributes };
}

function scalar(value: Json): RecordValue {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
