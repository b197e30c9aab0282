interface Part {
  /** Places of the populations that its units are in, and in no others. */
  readonly of: readonly number[];
  readonly size: number;
}

/** One other population beside the first: disjoint counts. */
export interface PairRow {
  readonly onlyHere: number;
  readonly both: number;
  readonly onlyThere: number;
}

/** How the population at `place` overlaps the first one: the disjoint parts, added up. */
export function pairRow(parts: readonly Part[], place: number): PairRow {
  const sum = (here: boolean, there: boolean) =>
    parts
      .filter(({ of }) => of.includes(0) === here && of.includes(place) === there)
      .reduce((total, { size }) => total + size, 0);
  return { onlyHere: sum(true, false), both: sum(true, true), onlyThere: sum(false, true) };
}

/** "Only A", "A and B, not C": in which of the populations a part is. */
export function partWords(part: Pick<Part, "of">, names: readonly string[]): string {
  const within = part.of.map((place) => names[place] ?? "");
  const [only, ...more] = within;
  if (more.length === 0) return `Only ${only}`;
  if (within.length === names.length) return within.length === 2 ? `Both` : `All ${within.length}`;
  return `${within.slice(0, -1).join(", ")} and ${within.at(-1)} only`;
}
