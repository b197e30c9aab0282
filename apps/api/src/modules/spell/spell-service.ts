import { type DailySizes, dailySizes, reasonWords, sizeAtPlan } from "@throughline/model";
import type { FollowedSegment, MembershipStore, StoredChange, Stores } from "@throughline/sources";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { SegmentNode } from "../../nodes/segment-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { type Connection, pageOf } from "../../repo/connection.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../repo/cursor.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf } from "../../repo/rows.ts";

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

interface Units {
  readonly customers: { find(identifier: string): Promise<CustomerNode | undefined> };
  readonly accounts: { find(key: string): Promise<AccountNode | undefined> };
}

const mostDays = 1_100;

/** Who was in which segment, and when, as far as a principal sees the units. */
export class SpellService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #units: Units;
  #followed: Promise<ReadonlyMap<string, FollowedSegment>> | undefined;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }, units: Units) {
    this.#repo = repo;
    this.#stores = stores;
    this.#units = units;
  }

  /** Null while nobody keeps the segment's members. */
  async live(node: SegmentNode): Promise<LiveNode | null> {
    const followed = await this.followed(node);
    return followed ? { node, followed } : null;
  }

  async followed({ segment }: SegmentNode): Promise<FollowedSegment | undefined> {
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

  async sizes(node: SegmentNode, days: number): Promise<DailySizes> {
    if (!Number.isInteger(days) || days < 1 || days > mostDays)
      throw new ApiError("BAD_INPUT", `days must be a whole number from 1 to ${mostDays}.`);
    const known = (await this.followed(node))?.followed ?? [];
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

  reason({ change }: MoveNode): string {
    return reasonWords(change.why, change.direction);
  }

  /** Who it is now: null for one that was erased, or is of another unit. */
  async customer({ node, change }: MoveNode): Promise<CustomerNode | null> {
    if (node.segment.unit !== "customer") return null;
    return (await this.#units.customers.find(change.unit)) ?? null;
  }

  async account({ node, change }: MoveNode): Promise<AccountNode | null> {
    if (node.segment.unit !== "account") return null;
    return (await this.#units.accounts.find(change.unit)) ?? null;
  }

  #store(): Promise<MembershipStore> {
    return this.#stores.membership(this.#repo.workspace.id);
  }
}
