import type { Condition, Problem, Unit } from "@throughline/model";
import type { SegmentVersion } from "@throughline/sources";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { SegmentNode } from "../../nodes/segment-node.ts";

export interface SegmentPayload {
  /** After a conflict: the segment as the other person saved it, to merge with. */
  readonly segment: SegmentNode | null;
  readonly problems: readonly Problem[];
}

export interface ListPayload extends SegmentPayload {
  readonly added: number;
  readonly removed: number;
  /** How many of the given ids nobody has. */
  readonly unknown: number;
  readonly unknownSamples: readonly string[];
}

/** Those whom a change moves, and the definition that does not have them. */
export interface Moved {
  readonly people: PopulationNode;
  readonly without: Condition;
}

export interface SegmentChange {
  readonly problems: readonly Problem[];
  readonly entering: Moved | null;
  readonly leaving: Moved | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface SegmentVersionNode {
  readonly node: SegmentNode;
  readonly version: SegmentVersion;
  readonly before: SegmentVersion | null;
}

export interface SegmentList {
  readonly search?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly unit?: Unit | null | undefined;
  readonly archived?: boolean | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}
