/**
 * From one step to the next an act counts as of an instant from 1970 to 2248, whenever it was: plans know no offsets of
 * zones before, and a later instant does not fit beside a rank.
 */
export const spanMs = 2 ** 43;

export const inSpan = (t: number): number => Math.min(Math.max(t, 0), spanMs - 1);
