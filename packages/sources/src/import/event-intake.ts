import { recordKind } from "@throughline/model";
import type { DocumentBatch, EventRecord } from "../ports/document-store.ts";
import { eventOf } from "./event-message.ts";
import { sha256 } from "./file-bytes.ts";
import { GroupFold } from "./group-fold.ts";
import { RowProblem } from "./import-failed.ts";
import type { Intake, ReadyBatch, WorkspaceStores } from "./intake.ts";
import { foldProfiles, linksOf, ProfileFold } from "./profile-fold.ts";
import type { ValueReader } from "./record-value.ts";
import type { SourceRow } from "./source-row.ts";
import { appendDocuments, putRecords } from "./store-writer.ts";

const GROUP_BATCH = 1000;

/** JSON lines of Segment messages. */
export class EventIntake implements Intake {
  readonly #source: string;
  readonly #receivedAt: number;
  readonly #reader: ValueReader;
  readonly #groups = new GroupFold();
  /** Lines without `messageId` so far, by hash; about 100 MB for a million of them. */
  readonly #seen = new Map<string, number>();
  #events: EventRecord[] = [];

  constructor(source: string, receivedAt: number, reader: ValueReader) {
    this.#source = source;
    this.#receivedAt = receivedAt;
    this.#reader = reader;
  }

  get waiting(): number {
    return this.#events.length;
  }

  add(row: SourceRow, stored: boolean): void {
    if (!row.json) throw new RowProblem("the line is not a JSON object");
    const event = eventOf(row.json, {
      source: this.#source,
      fallbackId: () => this.#lineId(row.raw),
      receivedAt: this.#receivedAt,
      instants: this.#reader.instants,
      shiftDays: this.#reader.shiftDays,
    });
    this.#groups.add(event);
    if (!stored) this.#events.push(event);
  }

  take(): ReadyBatch {
    const events = this.#events;
    this.#events = [];
    return {
      rows: events.length,
      write: ({ documents }) => appendDocuments(documents, documentBatch(events)),
    };
  }

  async finish({ business }: WorkspaceStores): Promise<void> {
    const ids = this.#groups.accountIds;
    for (let at = 0; at < ids.length; at += GROUP_BATCH) {
      const some = ids.slice(at, at + GROUP_BATCH);
      await putRecords(business, recordKind("account").kind, await this.#groups.accounts(business, some, this.#reader));
    }
    const members = this.#groups.memberships();
    for (let at = 0; at < members.length; at += GROUP_BATCH)
      await putRecords(business, recordKind("membership").kind, members.slice(at, at + GROUP_BATCH));
  }

  /** The line's SHA-256 and its occurrence in the file: equal lines are events of their own, also when run again. */
  #lineId(text: string): string {
    const line = sha256(text);
    const occurrence = (this.#seen.get(line) ?? 0) + 1;
    this.#seen.set(line, occurrence);
    return `${line}:${occurrence}`;
  }
}

function documentBatch(events: readonly EventRecord[]): DocumentBatch {
  const fold = new ProfileFold();
  for (const event of events) foldProfiles(fold, event);
  return { events, profiles: fold.patches(), identity: events.flatMap(linksOf) };
}
