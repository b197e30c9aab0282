import type { Unit } from "@throughline/model";
import type { JsonObject } from "./document-store.ts";

/** What may be changed of a segment without changing who is in it. */
export interface SegmentLabel {
  readonly name: string;
  readonly description: string;
  /** Principal id. */
  readonly ownerId: string;
  readonly tags: readonly string[];
  readonly archivedAt: number | null;
}

/** A named, versioned population. `definition` is the condition of its newest version. */
export interface Segment extends SegmentLabel {
  readonly id: string;
  readonly unit: Unit;
  readonly definition: JsonObject;
  /** Of the definition: 1, 2, ... */
  readonly version: number;
  /** Of the label: 1, 2, ... */
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Who changed the definition, when and why. Versions are never changed or removed. */
export interface SegmentVersion {
  readonly version: number;
  readonly definition: JsonObject;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly note: string;
}

export type NewSegment = Omit<Segment, "version" | "revision" | "updatedAt">;
export type NewVersion = Omit<SegmentVersion, "version">;

export interface ListEdit {
  readonly mode: "append" | "replace" | "remove";
  readonly keys: readonly string[];
  /** Keys that were put aside under this id belong to it; `size` is how many it has with them, each once. */
  readonly upload?: { readonly id: string; readonly size: number };
  /** How many keys the list may have after it. */
  readonly longest?: number;
}

export interface ListChange {
  readonly added: number;
  readonly removed: number;
}

/**
 * The segments of one workspace, and the lists of ids that were uploaded. One Kysely implementation (SQLite, MySQL,
 * MariaDB). Two writers: the second is answered `false` and reads again; nothing is overwritten.
 */
export interface SegmentStore {
  /** Archived ones too, by name. */
  segments(): Promise<readonly Segment[]>;
  segment(id: string): Promise<Segment | undefined>;
  /** False when the id is taken. */
  create(segment: NewSegment, first: Omit<NewVersion, "definition">): Promise<boolean>;
  /**
   * Makes version `expected + 1`; false when the newest version is another, or when it does not fit beside the segments
   * as they are at that moment, which nobody else defines meanwhile.
   */
  define(
    id: string,
    expected: number,
    version: NewVersion,
    fits?: (segments: readonly Segment[]) => boolean,
  ): Promise<boolean>;
  /** False when the label's newest revision is another. */
  label(id: string, expected: number, label: SegmentLabel, at: number): Promise<boolean>;
  /** Newest first. */
  versions(id: string): Promise<readonly SegmentVersion[]>;
  /** Keeps keys for an edit to come; nothing else changes. What was put aside for another edit of the list goes. */
  putAside(listId: string, upload: string, keys: readonly string[]): Promise<void>;
  /**
   * All of it or nothing; keys are kept once. The list's segment gets a new revision. Answers what changed; or, and nothing
   * did, that not all was put aside that belongs to it, or that the list would be longer than it may.
   */
  editList(listId: string, edit: ListEdit, at: number): Promise<ListChange | "incomplete" | "tooLong">;
  /** All of it as it was at one moment, whoever edits meanwhile; in ascending order of their bytes. */
  listKeys(listId: string): Promise<readonly string[]>;
}
