/** What the URL of a person's page holds besides the timeline's part. */
export interface PersonSearch {
  /** The drawer that says why these identifiers are one person. */
  readonly why?: boolean | undefined;
  /** The drawer that says why this person is in the segment of this id, or out. */
  readonly segment?: string | undefined;
}

export function readPersonSearch(raw: Record<string, unknown>): PersonSearch {
  const { why, segment } = raw;
  return {
    why: why === true || why === 1 || undefined,
    segment: typeof segment === "string" && segment !== "" && segment.length <= 100 ? segment : undefined,
  };
}
