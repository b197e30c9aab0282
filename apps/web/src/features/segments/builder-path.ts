/** Where a segment is built: without an id a new one. */
export function builderPath(workspaceId: string, segmentId?: string): string {
  const all = `/w/${encodeURIComponent(workspaceId)}/segments`;
  return segmentId === undefined ? `${all}/new` : `${all}/${encodeURIComponent(segmentId)}/edit`;
}
