import type { IdentityRules } from "@throughline/model";
import {
  appendEvents,
  collectedEvent,
  type DeadLetter,
  type DocumentStore,
  type EventCheck,
  type EventRecord,
  InstantReader,
  LeaseLost,
  letterOf,
  type ReceivedMessage,
  RefusedValue,
  StoreUnavailable,
} from "@throughline/sources";
import type { DurableLog } from "../log/durable-log.ts";
import { decodeReceived } from "../log/received.ts";
import { appendGroups } from "./group-frame.ts";
import type { LetterLimit } from "./letter-limit.ts";
import { messagesOf } from "./messages-of.ts";
import { Tries } from "./tries.ts";

/** Figures wait this long for a writer that was killed; a store that needs longer for a batch gets longer leases. */
const shortestLeaseMs = 5_000;
const longestLeaseMs = 60_000;
/** Together in one transaction of the store. */
const mostTogether = 500;

/** What of a workspace its events need. */
export interface WorkspaceIntake {
  readonly timeZone: string;
  readonly documents: DocumentStore;
  readonly check?: EventCheck;
  readonly rules?: IdentityRules;
}

export interface EventWriterParts {
  /** Undefined when there is no such workspace any more. */
  readonly workspace: (id: string) => Promise<WorkspaceIntake | undefined>;
  /** Where group messages wait for the business store. */
  readonly groups: DurableLog;
  /** Of the log that is read. */
  readonly logId: string;
  readonly onGone: (workspaceId: string, messages: number) => void;
  readonly letters: LetterLimit;
  /** Events were stored that are new. */
  readonly onStored: (workspaceId: string) => void;
  /** Why the store refused an event: what the letter does not say, because readers may see it. */
  readonly onRefused: (error: unknown) => void;
}

interface Counts {
  stored: number;
  duplicates: number;
  dead: number;
}

/** Moves logged requests to the document store: events in the order of their receipt, the rest as dead letters. */
export class EventWriter {
  readonly #parts: EventWriterParts;
  #leaseMs = shortestLeaseMs;
  readonly #tries = new Tries();
  readonly counts: Counts = { stored: 0, duplicates: 0, dead: 0 };

  constructor(parts: EventWriterParts) {
    this.#parts = parts;
  }

  /** May be repeated: events are stored once by their key, dead letters by their number. */
  async write(payloads: readonly Buffer[]): Promise<void> {
    const requests = payloads.map(decodeReceived);
    for (const [workspaceId, own] of Map.groupBy(requests, (request) => request.workspaceId)) {
      const messages = own.flatMap((request) => messagesOf(request, this.#parts.logId));
      const workspace = await this.#parts.workspace(workspaceId);
      if (!workspace) this.#parts.onGone(workspaceId, messages.length);
      for (let at = 0; workspace && at < messages.length; at += mostTogether)
        await this.#store(workspaceId, workspace, messages.slice(at, at + mostTogether));
    }
    this.#tries.over();
  }

  async #store(workspaceId: string, workspace: WorkspaceIntake, messages: readonly ReceivedMessage[]): Promise<void> {
    const instants = new InstantReader(workspace.timeZone);
    const good: { readonly message: ReceivedMessage; readonly event: EventRecord }[] = [];
    const letters: DeadLetter[] = [];
    for (const message of messages) {
      const outcome = collectedEvent(message, instants, workspace.check);
      if ("event" in outcome) good.push({ message, event: outcome.event });
      else letters.push(outcome.letter);
    }
    const before = this.counts.stored;
    const { stored, refused } = await this.#append(workspace, good);
    if (this.counts.stored > before) this.#parts.onStored(workspaceId);
    await appendGroups(this.#parts.groups, workspaceId, stored);
    const dead = [...letters, ...refused];
    await workspace.documents.addDeadLetters(dead);
    await this.#parts.letters.added(workspaceId, workspace.documents, dead);
    this.counts.dead += dead.length;
  }

  /** All together; when the store refuses one for what it is, one by one, and that one becomes a dead letter. */
  async #append(
    workspace: WorkspaceIntake,
    good: readonly { readonly message: ReceivedMessage; readonly event: EventRecord }[],
  ): Promise<{ stored: readonly EventRecord[]; refused: readonly DeadLetter[] }> {
    const given = good.map(({ event }) => event);
    try {
      const { documents, rules } = workspace;
      const { inserted, unchanged, events } = await appendEvents(documents, given, rules, this.#leaseMs);
      this.#leaseMs = Math.max(shortestLeaseMs, this.#leaseMs / 2);
      this.counts.stored += inserted;
      this.counts.duplicates += unchanged;
      return { stored: events, refused: [] };
    } catch (error) {
      if (error instanceof LeaseLost) this.#leaseMs = Math.min(longestLeaseMs, this.#leaseMs * 2);
      if (error instanceof StoreUnavailable || error instanceof LeaseLost) throw error;
      const [only] = good;
      if (good.length === 1 && only) {
        if (!(error instanceof RefusedValue) && this.#tries.again(only.event)) throw error;
        this.#parts.onRefused(error);
        const why = error instanceof RefusedValue ? error.message : "the store does not take it as it is";
        return { stored: [], refused: [letterOf(only.message, "notStorable", why)] };
      }
      const parts = [];
      for (const one of good) parts.push(await this.#append(workspace, [one]));
      return { stored: parts.flatMap(({ stored }) => stored), refused: parts.flatMap(({ refused }) => refused) };
    }
  }
}
