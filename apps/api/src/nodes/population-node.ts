import type { Population } from "@throughline/model";

/** A set of units at one version: size, members and receipt are all read there, so they agree. */
export interface PopulationNode {
  readonly workspaceId: string;
  readonly population: Population;
  readonly version: number;
}
