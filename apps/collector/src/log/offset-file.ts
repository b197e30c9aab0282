import type { LogFiles } from "./log-files.ts";
import type { Position } from "./segment.ts";

const NAME = "written.json";

/** Up to where a log's events were written on. Without it everything is written again, which changes nothing. */
export async function readOffset(files: LogFiles): Promise<Position> {
  const text = (await files.contents(NAME))?.toString() ?? "";
  try {
    const { segment, offset } = JSON.parse(text) as Partial<Position>;
    if (Number.isSafeInteger(segment) && Number.isSafeInteger(offset))
      return { segment: Number(segment), offset: Number(offset) };
  } catch {
    // From the beginning of what is kept.
  }
  return { segment: 0, offset: 0 };
}

export const writeOffset = (files: LogFiles, position: Position): Promise<void> =>
  files.replace(NAME, JSON.stringify(position));
