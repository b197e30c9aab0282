import {
  type Condition,
  type KnownStretch,
  listOf,
  readStored,
  type Saved,
  type SavedList,
  type SavedSegment,
} from "@throughline/model";
import { StoreUnavailable } from "../ports/lease.ts";
import type { FollowedSegment } from "../ports/membership-store.ts";
import type { Segment, SegmentStore } from "../ports/segment-store.ts";
import type { Stores } from "../ports/stores.ts";

const mostKept = 2_000;

interface Kept {
  readonly token: string;
  readonly value: Promise<SavedList>;
}

/**
 * The segments and lists that definitions may name. A definition is parsed once per version and a list is read once per
 * change. While the store is away the last known ones are used, so that figures can be seen.
 */
export class SavedDefinitions {
  readonly #stores: Stores;
  readonly #last = new Map<string, Saved>();
  readonly #conditions = new Map<string, Condition>();
  readonly #lists = new Map<string, Kept>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /** Every stored segment, and what definitions may name. Throws StoreUnavailable. */
  async read(workspaceId: string): Promise<{ readonly stored: readonly Segment[]; readonly saved: Saved }> {
    const store = await this.#stores.segments(workspaceId);
    const membership = await this.#stores.membership(workspaceId);
    const [stored, followed] = await Promise.all([store.segments(), membership.followed()]);
    const known = new Map(followed.map((one) => [one.segmentId, knownStretches(one)]));
    const segments = new Map(
      stored.map((segment) => [
        segment.id,
        { ...this.#read(workspaceId, segment), known: known.get(segment.id) ?? [] },
      ]),
    );
    const lists = new Map<string, SavedList>();
    for (const segment of stored) {
      const list = listOf(segments.get(segment.id)?.where ?? { all: [] });
      if (list === segment.id) lists.set(list, await this.#list(workspaceId, store, segment));
    }
    return { stored, saved: { segments, lists } };
  }

  /** The last known ones while the store is away. */
  async of(workspaceId: string): Promise<Saved> {
    try {
      const { saved } = await this.read(workspaceId);
      this.#last.set(workspaceId, saved);
      return saved;
    } catch (error) {
      if (error instanceof StoreUnavailable)
        return this.#last.get(workspaceId) ?? { segments: new Map(), lists: new Map() };
      throw error;
    }
  }

  #read(workspaceId: string, { id, version, unit, name, definition }: Segment): SavedSegment {
    const key = `${workspaceId} ${id} ${version}`;
    const where = this.#conditions.get(key) ?? readStored(definition, unit);
    keep(this.#conditions, key, where);
    return { name, unit, where };
  }

  #list(
    workspaceId: string,
    store: SegmentStore,
    { id, name, unit, updatedAt, revision }: Segment,
  ): Promise<SavedList> {
    const key = `${workspaceId} ${id}`;
    const token = `${revision} ${updatedAt}`;
    const known = this.#lists.get(key);
    if (known?.token === token) return known.value;
    const value = store.listKeys(id).then((values) => ({ name, unit, values }));
    keep(this.#lists, key, { token, value });
    value.catch(() => this.#lists.delete(key));
    return value;
  }
}

/** While the first members are being recorded it is not known who is in. */
function knownStretches({ state, followed }: FollowedSegment): readonly KnownStretch[] {
  return state === "starting" ? followed.slice(0, -1) : followed;
}

/** The newest is last; beyond the limit the oldest goes. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > mostKept && !oldest.done) map.delete(oldest.value);
}
