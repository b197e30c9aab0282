import type { Condition, Unit } from "./condition.ts";

export interface SavedSegment {
  readonly name: string;
  readonly unit: Unit;
  /** Its current version. */
  readonly where: Condition;
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
