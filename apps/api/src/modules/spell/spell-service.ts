import { type DailySizes, dailySizes, reasonWords, sizeAtPlan, type Unit } from "@throughline/model";
import type { FollowedSegment, MembershipStore, StoredChange, Stores } from "@throughline/sources";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { PopulationResult } from "../../nodes/population-node.ts";
import type { SegmentNode } from "../../nodes/segment-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { type Connection, pageOf } from "../../repo/connection.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../repo/cursor.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf } from "../../repo/rows.ts";
import type { SegmentNote } from "./segment-notes.ts";

/** How far the members of a segment are kept. */
export interface LiveNode {
  readonly node: SegmentNode;
  readonly followed: FollowedSegment;
}

export interface MoveNode {
  readonly node: SegmentNode;
  readonly change: StoredChange;
}

export type MovePage = Omit<Connection<MoveNode>, "totalCount">;

interface Nouns {
  readonly customers: { find(identifier: string): Promise<CustomerNode | undefined> };
  readonly accounts: { find(key: string): Promise<AccountNode | undefined> };
  readonly populations: { define(unit: Unit, where: unknown): Promise<PopulationResult> };
}

const mostDays = 1_100;
/** Changes of own units that one note counts. */
const mostTold = 10_000;

/** Who was in which segment, and when, as far as a principal sees the units. */
export class SpellService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #nouns: Nouns;
  #followed: Promise<ReadonlyMap<string, FollowedSegment>> | undefined;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }, nouns: Nouns) {
    this.#repo = repo;
    this.#stores = stores;
    this.#nouns = nouns;
  }

  /** Null while nobody keeps the segment's members. */
  async live(node: SegmentNode): Promise<LiveNode | null> {
    const followed = await this.#following(node);
    return followed ? { node, followed } : null;
  }

  async #following({ segment }: SegmentNode): Promise<FollowedSegment | undefined> {
    this.#followed ??= this.#store().then(
      async (store) => new Map((await store.followed()).map((one) => [one.segmentId, one])),
    );
    return (await this.#followed).get(segment.id);
  }

  /** What the worker counts where everything is seen; in a narrower scope its own members. */
  async size({ node, followed }: LiveNode): Promise<number> {
    if (this.#repo.scope.kind === "all") return followed.size;
    const { id, unit } = node.segment;
    const [row] = await this.#repo.rows(sizeAtPlan(id, unit, this.#repo.clock.now));
    return row ? numberOf(row, "size") : 0;
  }

  /** A note as the principal may see it: in a narrower scope of own units only, and none when they did nothing. */
  async seen(note: SegmentNote): Promise<SegmentNote | undefined> {
    const { scope, workspace, clock } = this.#repo;
    if (scope.kind === "all") return note;
    const { segmentId, since } = note;
    const segment = await (await this.#stores.segments(workspace.id)).segment(segmentId);
    if (!segment) return undefined;
    const own = await (await this.#store()).changes(scope, segmentId, { first: mostTold, after: since });
    if (own.length === 0 && note.entered + note.left > 0) return undefined;
    const [row] = await this.#repo.rows(sizeAtPlan(segmentId, segment.unit, clock.now));
    const entered = own.filter(({ direction }) => direction === "entered").length;
    return { ...note, size: row ? numberOf(row, "size") : 0, entered, left: own.length - entered };
  }

  async sizes(node: SegmentNode, days: number): Promise<DailySizes> {
    if (!Number.isInteger(days) || days < 1 || days > mostDays)
      throw new ApiError("BAD_INPUT", `days must be a whole number from 1 to ${mostDays}.`);
    const known = this.#repo.clock.saved?.segments.get(node.segment.id)?.known ?? [];
    const run = async (plan: Parameters<Repo["run"]>[0]) => (await this.#repo.run(plan)).frame;
    return dailySizes(node.segment, known, days, this.#repo.clock, run);
  }

  /** The newest first. */
  async recent(
    node: SegmentNode,
    { first, after }: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
  ): Promise<MovePage> {
    const size = pageSize(first, 20);
    const [before] = after ? decodeCursor(after, 1) : [];
    const page = { first: size + 1, ...(before === undefined ? {} : { before }) };
    const found = await (await this.#store()).changes(this.#repo.scope, node.segment.id, page);
    const nodes = found.map((change) => ({ node, change }));
    return pageOf(nodes, size, ({ change }) => encodeCursor([change.seq]));
  }

  /** Its members at an instant; a problem where they were not recorded then. */
  async membersAt({ segment }: SegmentNode, at: number): Promise<PopulationResult> {
    if (at > this.#repo.clock.now)
      return {
        population: null,
        problems: [{ code: "notKnown", message: "That is still to come.", path: ["instant"] }],
      };
    const where = { wasIn: { segment: segment.id, at: new Date(at).toISOString() } };
    const { population, problems } = await this.#nouns.populations.define(segment.unit, where);
    return { population, problems: problems.map((problem) => ({ ...problem, path: ["instant"] })) };
  }

  reason({ change }: MoveNode): string {
    return reasonWords(change.why, change.direction);
  }

  /** Who it is now: null for one that was erased, or is of another unit. */
  async customer({ node, change }: MoveNode): Promise<CustomerNode | null> {
    if (node.segment.unit !== "customer") return null;
    return (await this.#nouns.customers.find(change.unit)) ?? null;
  }

  async account({ node, change }: MoveNode): Promise<AccountNode | null> {
    if (node.segment.unit !== "account") return null;
    return (await this.#nouns.accounts.find(change.unit)) ?? null;
  }

  #store(): Promise<MembershipStore> {
    return this.#stores.membership(this.#repo.workspace.id);
  }
}
