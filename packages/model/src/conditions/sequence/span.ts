/**
 * From one step to the next an act counts as of an instant from 1970 to 2039, whenever it was. Plans hold every change of
 * the zone's offset in the span, and reading a plan costs by their number: a longer span makes each question slower.
 */
export const spanMs = 2 ** 41;

export const inSpan = (t: number): number => Math.min(Math.max(t, 0), spanMs - 1);
