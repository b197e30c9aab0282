/** Is this the definition of a list of ids, rather than a question? */
export function isList(definition: unknown, segmentId: string): boolean {
  if (typeof definition !== "object" || definition === null) return false;
  const { ids }: { ids?: unknown } = definition;
  return typeof ids === "object" && ids !== null && "list" in ids && ids.list === segmentId;
}
