import type { Condition, LeftOutRule, Population, Problem } from "@throughline/model";

/** A set of units at one version: size, members and receipt are all read there, so they agree. */
export interface PopulationNode {
  readonly workspaceId: string;
  readonly population: Population;
  readonly version: number;
  /** The instant up to which its windows reach: later they would hold other acts, though the data are the same. */
  readonly at: number;
  /** The condition that was asked for, where `population` also leaves internal and test users out. */
  readonly asked?: Condition;
  /** Whether internal and test users are left out; absent: nothing was decided, they are chosen like all others. */
  readonly leftOut?: LeftOutRule;
}

export interface PopulationResult {
  readonly population: PopulationNode | null;
  readonly problems: readonly Problem[];
}

export interface DefineOptions {
  readonly version?: number | null | undefined;
  /** Default: internal and test users stay in, as in any set of people that is not an insight. */
  readonly includeInternal?: boolean;
  /** The segment that is being defined, which may not lead back to itself. */
  readonly self?: string;
}
