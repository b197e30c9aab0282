import {
  type EventRecord,
  LeaseLost,
  RefusedValue,
  StoreUnavailable,
  type WorkspaceStores,
  writeGroupEvents,
} from "@throughline/sources";
import type { Logger } from "pino";
import { groupFrame } from "./group-frame.ts";
import { Tries } from "./tries.ts";

export interface GroupWriterParts {
  readonly workspace: (
    id: string,
  ) => Promise<{ readonly timeZone: string; readonly stores: WorkspaceStores } | undefined>;
  readonly logger: Logger;
}

/** Accounts and memberships of `group` messages: waits for the business store while the events flow on. */
export class GroupWriter {
  readonly #parts: GroupWriterParts;
  readonly #tries = new Tries();

  constructor(parts: GroupWriterParts) {
    this.#parts = parts;
  }

  /** May be repeated. */
  async write(payloads: readonly Buffer[]): Promise<void> {
    const frames = payloads.map(groupFrame);
    for (const [workspaceId, own] of Map.groupBy(frames, (frame) => frame.workspaceId)) {
      const workspace = await this.#parts.workspace(workspaceId);
      const events = own.flatMap((frame) => frame.events);
      if (workspace) await this.#store(workspace, events);
    }
    this.#tries.over();
  }

  async #store(
    workspace: { readonly timeZone: string; readonly stores: WorkspaceStores },
    events: readonly EventRecord[],
  ): Promise<void> {
    try {
      await writeGroupEvents(workspace.stores, workspace.timeZone, events);
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof LeaseLost) throw error;
      const [only] = events;
      if (events.length === 1 && only) {
        if (!(error instanceof RefusedValue) && this.#tries.again(only)) throw error;
        // The event itself is stored; what it says of its account cannot be a record.
        this.#parts.logger.error({ err: error, messageId: only.messageId }, "a group message changes no account");
        return;
      }
      for (const event of events) await this.#store(workspace, [event]);
    }
  }
}
