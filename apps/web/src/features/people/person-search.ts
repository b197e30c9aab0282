/** What the URL of a person's page holds besides the timeline's part. */
export interface PersonSearch {
  /** The drawer that says why these identifiers are one person. */
  readonly why?: boolean | undefined;
}

export function readPersonSearch(raw: Record<string, unknown>): PersonSearch {
  return { why: raw["why"] === true || raw["why"] === 1 || undefined };
}
