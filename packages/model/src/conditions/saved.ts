import type { Condition, Unit } from "./condition.ts";

export interface SavedSegment {
  readonly name: string;
  readonly unit: Unit;
  /** Its current version. */
  readonly where: Condition;
  /** When its members were recorded, in order of time; absent: never. */
  readonly known?: readonly KnownStretch[];
}

/** A stretch of time in which members were known; `until` is null while it lasts. */
export interface KnownStretch {
  readonly since: number;
  readonly until: number | null;
}

/** A list of identifiers as they were uploaded: `user:42` or `42`; ids of accounts in a list of accounts. */
export interface SavedList {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly string[];
}

/** What a definition may refer to by id: segments and lists that its reader may see. */
export interface Saved {
  readonly segments: ReadonlyMap<string, SavedSegment>;
  readonly lists: ReadonlyMap<string, SavedList>;
}

export const nothingSaved: Saved = { segments: new Map(), lists: new Map() };
