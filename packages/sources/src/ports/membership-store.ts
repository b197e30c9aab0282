import type { Why } from "@throughline/model";
import type { Scope } from "./principal.ts";

/** A stretch of time in which a segment's members were known, half-open; `until` is null while it lasts. */
export interface Followed {
  readonly since: number;
  readonly until: number | null;
}

/** `starting` until every first member is recorded: what is stored of the segment is a part until then. */
export type FollowingState = "starting" | "live" | "stopped";

/** A segment whose members are kept, as far as they are recorded. */
export interface FollowedSegment {
  readonly segmentId: string;
  /** Of the definition that its members satisfy. */
  readonly version: number;
  readonly state: FollowingState;
  /** All that happened before this instant is recorded. */
  readonly asOf: number;
  /** What the worker has to remember of how far it read; opaque to the store. */
  readonly cut: string;
  /** Open spells. */
  readonly size: number;
  /** Beginnings and ends that were ever recorded, and the seq of the newest of them (0: none). */
  readonly entered: number;
  readonly left: number;
  readonly lastSeq: number;
  /** In order of time, at least one; the last one is open unless the segment is `stopped`. */
  readonly followed: readonly Followed[];
}

/** The right to record in one workspace. A later epoch shuts out the earlier ones for good. */
export interface MembershipLease {
  readonly owner: string;
  readonly epoch: number;
  readonly expiresAt: number;
}

export interface MembershipChange {
  readonly segmentId: string;
  /** The customer's canonical identifier (`user:42`, as `customers.key` of the engine), or the account's key. */
  readonly unit: string;
  readonly direction: "entered" | "left";
  /** The instant itself, ms; not when it was noticed. */
  readonly at: number;
  readonly why: Why;
}

/** How far a segment is after a batch. One that is not followed yet, or was stopped, is followed from `since`. */
export interface SegmentProgress {
  readonly segmentId: string;
  /** The version of the definition that was evaluated. */
  readonly version: number;
  readonly state: "starting" | "live";
  readonly asOf: number;
  readonly cut: string;
  /** Needed where a following begins; ignored afterwards. */
  readonly since: number;
}

export interface MembershipBatch {
  /** Made once for a batch and kept when it is sent again: the last recorded batch is never recorded twice. */
  readonly id: string;
  readonly segments: readonly SegmentProgress[];
  /** In the order in which they happened. Every segment named here is in `segments`. */
  readonly changes: readonly MembershipChange[];
}

export type Recorded =
  | { readonly recorded: true; readonly segments: readonly RecordedSegment[] }
  /** Another worker holds the lease: stop. */
  | { readonly recorded: false; readonly refused: "epoch" }
  /** These were defined anew or archived meanwhile, or are not there; nothing of the batch is stored. */
  | { readonly recorded: false; readonly refused: "version"; readonly segmentIds: readonly string[] };

/** What a batch really did: changes that were there already are in none of the counts. */
export interface RecordedSegment {
  readonly segmentId: string;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
}

/** One end of a spell, as it is read in lists. `seq` is in the order of recording. */
export interface StoredChange extends MembershipChange {
  readonly seq: number;
  /** Of the definition under which the spell began. */
  readonly version: number;
}

export interface OpenSpell {
  readonly unit: string;
  readonly from: number;
}

export interface ChangePage {
  /** Exclusive: only those recorded before this seq. */
  readonly before?: number;
  /** Exclusive: only those recorded after this seq. */
  readonly after?: number;
  readonly first: number;
}

/**
 * Who was in which segment, and when. A spell is an unbroken stay of one unit in one segment, half-open `[from, to)`.
 *
 * Invariants: at most one spell of a unit and segment is open; spells of a unit and segment never overlap (one that
 * would begin before the last one's end begins at that end, and none ends before it began); a segment's `size` is the
 * number of its open spells, in the same transaction; beginnings and ends get a seq of the business store's append
 * order, so that sync reads each of them once. One Kysely implementation (SQLite, MySQL, MariaDB).
 */
export interface MembershipStore {
  /**
   * Takes the workspace's lease when it is free or expired, with the next epoch; renews it, with the same epoch, for the
   * owner that holds it. Undefined while another owner holds it. `now` is the caller's clock, ms.
   */
  takeLease(owner: string, ttlMs: number, now: number): Promise<MembershipLease | undefined>;
  /** Gives it up at once; one that was taken away is left alone. */
  giveUp(lease: MembershipLease): Promise<void>;
  /** Every segment that is or was followed, by id. */
  followed(): Promise<readonly FollowedSegment[]>;
  /** In ascending order of the units' bytes; `after` is the last unit of the page before, "" for the first page. */
  openSpells(
    segmentId: string,
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly OpenSpell[]>;
  /**
   * One transaction. A unit enters only where no spell of it is open and leaves only where one is; what is not so is
   * passed over. Refused, with nothing stored, under an old epoch and for a segment whose definition has another version.
   */
  record(lease: Pick<MembershipLease, "owner" | "epoch">, batch: MembershipBatch): Promise<Recorded>;
  /**
   * Members are no longer known from `at` on: what was recorded stays, spells too. False under an old epoch or when the
   * segment is not followed.
   */
  stop(lease: Pick<MembershipLease, "owner" | "epoch">, segmentId: string, at: number): Promise<boolean>;
  /** Newest recorded first, of units that the scope sees. */
  changes(scope: Scope, segmentId: string, page: ChangePage): Promise<readonly StoredChange[]>;
}
