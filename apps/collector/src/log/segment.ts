import type { LogFiles } from "./log-files.ts";

/** A place in the log: the segment, named by the number of its first event, and bytes into it. */
export interface Position {
  readonly segment: number;
  readonly offset: number;
}

const digits = 16;

export const segmentName = (first: number): string => `${String(first).padStart(digits, "0")}.log`;

/** The segments that are there, oldest first. */
export async function segmentsIn(files: LogFiles): Promise<number[]> {
  const names = await files.list();
  return names
    .filter((name) => /^\d{16}\.log$/.test(name))
    .map((name) => Number(name.slice(0, digits)))
    .toSorted((a, b) => a - b);
}

export const before = (a: Position, b: Position): boolean =>
  a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset);
