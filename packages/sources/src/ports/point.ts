import { channel } from "node:diagnostics_channel";

/** Named moments between two effects: what must hold when a process ends exactly there is what its tests ask. */
export const points = {
  "log.append": "the collector is about to append to its log",
  "log.appended": "bytes are in the log's file, not yet on disk",
  "log.synced": "the log is on disk, the sender has no answer yet",
  "log.acknowledged": "the sender has its answer, the event is not in the store",
  "engine.transaction": "the engine has written some rows of a batch, not committed",
  "engine.checkpoint": "the engine's file takes in what its log holds",
  "engine.rename": "a written file of the engine is about to take another's name",
  "store.migration": "a step of a migration is done, the next is not",
  "stop.drain": "the process was told to stop and ends what it has begun",
} as const;

export type Point = keyof typeof points;

const passing = channel("throughline.point");

/** Says that the process is at this point. Nothing listens unless a test has loaded a listener; then it may end here. */
export function reach(point: Point): void {
  if (passing.hasSubscribers) passing.publish(point);
}
