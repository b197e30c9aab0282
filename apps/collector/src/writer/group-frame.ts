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

/** Far below the largest frame; an event has a few dozen KB at most. */
const largestPiece = 1024 * 1024;

/** Done when they are on disk. Written after the events are stored and before the log's offset moves: none is lost. */
export async function appendGroups(
  log: DurableLog,
  workspaceId: string,
  events: readonly EventRecord[],
): Promise<void> {
  const groups = events.filter(({ type }) => type === "group");
  if (groups.length === 0) return;
  for (const { events: some, bytes } of pieces(groups))
    await log.append(some.length, bytes + 200, (first) =>
      Buffer.from(JSON.stringify({ workspaceId, first, events: some } satisfies GroupFrame)),
    );
}

function pieces(events: readonly EventRecord[]): { events: EventRecord[]; bytes: number }[] {
  const found: { events: EventRecord[]; bytes: number }[] = [];
  for (const event of events) {
    const bytes = Buffer.byteLength(JSON.stringify(event)) + 1;
    const last = found.at(-1);
    if (last && last.bytes + bytes <= largestPiece) {
      last.events.push(event);
      last.bytes += bytes;
    } else found.push({ events: [event], bytes });
  }
  return found;
}
