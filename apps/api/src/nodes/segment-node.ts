import type { Segment } from "@throughline/sources";

/** A stored segment of a workspace that the request opened. */
export interface SegmentNode {
  readonly workspaceId: string;
  readonly segment: Segment;
}
