/** `FULL=1`: every corpus and storm at its full size. Otherwise a tenth of it, which `npm test` has time for. */
export const full = process.env["FULL"] === "1";

/** `whole` in a full run, a tenth of it (at least 1) otherwise. */
export function sized(whole: number): number {
  return full ? whole : Math.max(1, Math.round(whole / 10));
}

/** Every item in a full run, else every tenth, so that each kind of item stays represented. */
export function share<T>(items: readonly T[]): readonly T[] {
  return full ? items : items.filter((_, at) => at % 10 === 0);
}
