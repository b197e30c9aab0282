import type { Bitset } from "../sets/bitset.ts";
import type { PartRows, Versions } from "./part-rows.ts";

/** Values in [from, to). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The units of the rows whose value is in one of the ranges and which are visible at a version, of `words` times 32. */
export function unitsIn(parts: readonly PartRows[], ranges: readonly Range[], version: number, words: number): Bitset {
  const bits = new Int32Array(words);
  for (const part of parts)
    for (const range of ranges) {
      const { units } = part;
      const [start, end] = placesOf(part, range, version);
      const mixed = mixedAt(part, version);
      for (let i = start; i < end; i++) {
        if (mixed && !isVisible(mixed, i, version)) continue;
        add(bits, units[i] ?? 0);
      }
    }
  return bits;
}

/** Those that have such rows, and so many that it is enough. */
export function unitsWith(
  enough: (rows: number) => boolean,
  parts: readonly PartRows[],
  range: Range,
  version: number,
  words: number,
): Bitset {
  const counts = new Int32Array(words * 32);
  let most = 0;
  for (const part of parts) {
    const { units } = part;
    const [start, end] = placesOf(part, range, version);
    const mixed = mixedAt(part, version);
    most += end - start;
    for (let i = start; i < end; i++) {
      if (mixed && !isVisible(mixed, i, version)) continue;
      const unit = units[i] ?? 0;
      counts[unit] = (counts[unit] ?? 0) + 1;
    }
  }
  const passing = Uint8Array.from({ length: Math.min(most, counted) + 1 }, (_, rows) =>
    rows > 0 && enough(rows) ? 1 : 0,
  );
  const bits = new Int32Array(words);
  for (let unit = 0; unit < counts.length; unit++) {
    const rows = counts[unit] ?? 0;
    if (rows < passing.length ? passing[rows] === 1 : enough(rows)) add(bits, unit);
  }
  return bits;
}

function add(bits: Bitset, unit: number): void {
  bits[unit >>> 5] = (bits[unit >>> 5] ?? 0) | (1 << (unit & 31));
}

/** Of numbers up to this one it is looked up whether they are enough: few units have more rows. */
const counted = 1_000;

/** The versions of rows of which some may be visible and others not. */
function mixedAt({ versions }: PartRows, version: number): Versions | undefined {
  return versions && (versions.begin[1] > version || versions.end[0] <= version) ? versions : undefined;
}

function isVisible({ from, until }: Versions, row: number, version: number): boolean {
  return (from[row] ?? 0) <= version && (until[row] ?? 0) > version;
}

function placesOf({ values, versions }: PartRows, { from, to }: Range, version: number): readonly [number, number] {
  if (versions && versions.end[1] <= version) return [0, 0];
  return [firstFrom(values, from), firstFrom(values, to)];
}

/** The first row whose value is not below; values ascend. */
function firstFrom(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
