import { join } from "node:path";
import { durableBehind, frameAt } from "./frame.ts";
import { LogDamaged } from "./log-errors.ts";
import type { LogFiles } from "./log-files.ts";
import { type Position, segmentName, segmentsIn } from "./segment.ts";

/** What a payload says of itself: the number of its first event, and how many it holds. */
export type Numbers = (payload: Buffer) => { readonly first: number; readonly count: number };

export interface Recovered {
  readonly segments: readonly { readonly first: number; readonly size: number }[];
  /** The number of the next event. */
  readonly next: number;
  /** Bytes of the last segment behind its last whole frame: never acknowledged, to be cut off. */
  readonly torn: number;
}

/**
 * Reads what a former process left. Only the end of the last segment may be torn, and only where nothing was
 * acknowledged; anything else throws `LogDamaged`.
 */
export async function recover(
  files: LogFiles,
  numbers: Numbers,
  acknowledged: Position | undefined,
): Promise<Recovered> {
  const found = await segmentsIn(files);
  const segments: { first: number; size: number }[] = [];
  let next = found[0] ?? 1;
  let torn = 0;
  const sizes = new Map<number, number>();
  for (const first of found) sizes.set(first, await files.size(segmentName(first)));
  const lastFilled = found.findLast((first) => sizes.get(first) !== 0);
  for (const first of found) {
    const name = segmentName(first);
    // Left by a roll that failed: the one before it went on.
    if (sizes.get(first) === 0 && first !== next) {
      await files.remove(name);
      continue;
    }
    const path = join(files.directory, name);
    const damaged = (at: number, what: string) => new LogDamaged(path, at, what);
    if (first !== next) throw damaged(0, `it begins with event ${first}, the one before it ends at ${next}`);
    const file = (await files.contents(name)) ?? Buffer.alloc(0);
    let size = 0;
    for (let frame = frameAt(file, 0); frame; frame = frameAt(file, size)) {
      const held = numbers(frame.payload);
      if (held.first !== next) throw damaged(size, `event ${next} is missing`);
      next = held.first + held.count;
      size = frame.end;
    }
    const last = lastFilled === undefined || first >= lastFilled;
    const known = acknowledged?.segment === first ? acknowledged.offset : 0;
    if (size < known) throw damaged(size, "acknowledged bytes cannot be read");
    if (size < file.length && (!last || durableBehind(file, size))) throw damaged(size, "a frame cannot be read");
    torn = file.length - size;
    segments.push({ first, size });
  }
  if (acknowledged && acknowledged.offset > 0 && !found.some((first) => first >= acknowledged.segment))
    throw new LogDamaged(join(files.directory, segmentName(acknowledged.segment)), 0, "the file is missing");
  return { segments, next, torn };
}
