/** The timeline's part of the URL: which kind of acts it shows. */
export interface TimelineSearch {
  readonly kind?: string | undefined;
}

export function readTimelineSearch(raw: Record<string, unknown>): TimelineSearch {
  const { kind } = raw;
  return { kind: typeof kind === "string" && kind !== "" && kind.length <= 100 ? kind : undefined };
}
