import { defaultIdentityRules, type IdentityRules } from "@throughline/model";
import { appendEvents } from "../intake/append-events.ts";
import type { EventCheck } from "../intake/collected-event.ts";
import type { EventRecord } from "../ports/document-store.ts";
import { eventOf } from "./event-message.ts";
import { sha256 } from "./file-bytes.ts";
import { GroupFold } from "./group-fold.ts";
import { RowProblem } from "./import-failed.ts";
import type { Intake, ReadyBatch, WorkspaceStores } from "./intake.ts";
import type { ValueReader } from "./record-value.ts";
import type { SourceRow } from "./source-row.ts";
import { writeGroups } from "./write-groups.ts";

/** JSON lines of Segment messages. */
export class EventIntake implements Intake {
  readonly #source: string;
  readonly #receivedAt: number;
  readonly #reader: ValueReader;
  readonly #check: EventCheck | undefined;
  readonly #rules: IdentityRules;
  readonly #groups = new GroupFold();
  /** Lines without `messageId` so far, by hash; about 100 MB for a million of them. */
  readonly #seen = new Map<string, number>();
  #events: EventRecord[] = [];

  constructor(
    source: string,
    receivedAt: number,
    reader: ValueReader,
    check?: EventCheck,
    rules = defaultIdentityRules,
  ) {
    this.#source = source;
    this.#receivedAt = receivedAt;
    this.#reader = reader;
    this.#check = check;
    this.#rules = rules;
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
    const refused = this.#check?.(event);
    if (refused !== undefined) throw new RowProblem(refused, "trackingPlan");
    this.#groups.add(event);
    if (!stored) this.#events.push(event);
  }

  take(): ReadyBatch {
    const events = this.#events;
    this.#events = [];
    return {
      rows: events.length,
      write: ({ documents }) => appendEvents(documents, events, this.#rules),
    };
  }

  finish(stores: WorkspaceStores): Promise<void> {
    return writeGroups(stores, this.#groups, this.#reader);
  }

  /** The line's SHA-256 and its occurrence in the file: equal lines are events of their own, also when run again. */
  #lineId(text: string): string {
    const line = sha256(text);
    const occurrence = (this.#seen.get(line) ?? 0) + 1;
    this.#seen.set(line, occurrence);
    return `${line}:${occurrence}`;
  }
}
