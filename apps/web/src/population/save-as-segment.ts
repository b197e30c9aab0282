import type { Unit } from "../gql/graphql.ts";

export interface SaveAsSegmentProps {
  /** The name that stands in the field at first. */
  readonly name: string;
  readonly unit: Unit;
  readonly definition: unknown;
  readonly size: number;
  /** The units in words, many of them: "households". */
  readonly noun: string;
}
