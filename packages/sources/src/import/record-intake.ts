import type { BusinessRecord, RecordKind } from "@throughline/model";
import { withContactCustomer, writeContacts } from "./contact.ts";
import type { Intake, ReadyBatch, WorkspaceStores } from "./intake.ts";
import type { RecordRows } from "./record-row.ts";
import type { SourceRow } from "./source-row.ts";
import { putRecords } from "./store-writer.ts";

/** Business records of one kind. */
export class RecordIntake implements Intake {
  readonly #kind: RecordKind;
  readonly #rows: RecordRows;
  readonly #source: string;
  readonly #startedAt: number;
  #records: BusinessRecord[] = [];

  constructor(kind: RecordKind, rows: RecordRows, source: string, startedAt: number) {
    this.#kind = kind;
    this.#rows = rows;
    this.#source = source;
    this.#startedAt = startedAt;
  }

  get waiting(): number {
    return this.#records.length;
  }

  add(row: SourceRow, stored: boolean): void {
    const record = this.#rows.record(row);
    if (!stored) this.#records.push(this.#kind.kind === "contact" ? withContactCustomer(record) : record);
  }

  take(): ReadyBatch {
    const records = this.#records;
    this.#records = [];
    return { rows: records.length, write: (stores) => this.#write(stores, records) };
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  async #write(stores: WorkspaceStores, records: readonly BusinessRecord[]) {
    if (this.#kind.kind === "contact") await writeContacts(stores.documents, records, this.#source, this.#startedAt);
    return putRecords(stores.business, this.#kind.kind, records);
  }
}
