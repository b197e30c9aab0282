import type { EventRecord } from "@throughline/sources";
import type { DurableLog } from "../log/durable-log.ts";
import type { Numbers } from "../log/recover.ts";

/** `group` messages whose accounts and memberships are still to be written. */
export interface GroupFrame {
  readonly workspaceId: string;
  readonly first: number;
  readonly events: readonly EventRecord[];
}

export const groupFrame = (payload: Buffer): GroupFrame => JSON.parse(payload.toString());

export const groupNumbers: Numbers = (payload) => {
  const { first, events } = groupFrame(payload);
  return { first, count: events.length };
};

/** Done when they are on disk. Written after the events are stored and before the log's offset moves: none is lost. */
export async function appendGroups(
  log: DurableLog,
  workspaceId: string,
  events: readonly EventRecord[],
): Promise<void> {
  const groups = events.filter(({ type }) => type === "group");
  if (groups.length === 0) return;
  const bytes = Buffer.byteLength(JSON.stringify(groups)) + 200;
  await log.append(groups.length, bytes, (first) =>
    Buffer.from(JSON.stringify({ workspaceId, first, events: groups } satisfies GroupFrame)),
  );
}
