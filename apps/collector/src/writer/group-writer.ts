import { type EventRecord, StoreUnavailable, type WorkspaceStores, writeGroupEvents } from "@throughline/sources";
import type { Logger } from "pino";
import { groupFrame } from "./group-frame.ts";

export interface GroupWriterParts {
  readonly workspace: (
    id: string,
  ) => Promise<{ readonly timeZone: string; readonly stores: WorkspaceStores } | undefined>;
  readonly logger: Logger;
}

/** Accounts and memberships of `group` messages: waits for the business store while the events flow on. */
export class GroupWriter {
  readonly #parts: GroupWriterParts;

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
  }

  async #store(
    workspace: { readonly timeZone: string; readonly stores: WorkspaceStores },
    events: readonly EventRecord[],
  ): Promise<void> {
    try {
      await writeGroupEvents(workspace.stores, workspace.timeZone, events);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (events.length === 1) {
        // The event itself is stored; what it says of its account cannot be a record.
        this.#parts.logger.error({ err: error, messageId: events[0]?.messageId }, "a group message changes no account");
        return;
      }
      for (const event of events) await this.#store(workspace, [event]);
    }
  }
}
